import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import type { Configuration } from '../../../engine/compile/compiled.ts';
import { compilePolicy } from '../../../engine/permission/policy.ts';
import type {
  EntityDescription,
  Evaluation,
  FormSession,
  LookUpItem,
  RecordActions,
  RecordAnswer,
} from '../../../runtime/app/form/contract.ts';
import type { FormApi } from '../../../runtime/app/form/model/form-api.ts';
import { FormModel, type FormOptions } from '../../../runtime/app/form/model/form-model.ts';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import type { Acting } from '../../../runtime/server/operations/acting.ts';
import { describeEntity } from '../../../runtime/server/operations/describe-entity.ts';

const shipped = buildConfiguration(loadDefinitions(['definitions']).sources, []);
if (!shipped.configuration) throw new Error(JSON.stringify(shipped.issues));

const settings = {
  id: 'sales-settings',
  title: 'settings',
  deliveryDays: 7,
  discountLimit: '0.2000',
  priceDeviation: '0.3000',
  defaultWarehouse: { id: 'w1', title: '成品仓' },
};

/** How the server describes an entity to somebody with these roles. */
export function describe(
  entity: string,
  roles: string[] = ['administrator'],
  configuration: Configuration = shipped.configuration as Configuration,
): EntityDescription {
  const policy = compilePolicy(configuration, roles);
  const world = { configuration, settings: new Map([['sales-settings', settings]]) };
  return describeEntity({ policy, world } as unknown as Acting, entity) as EntityDescription;
}

export const session: FormSession = {
  user: { id: 'u1', name: '李雷', department: { id: 'd1', title: '销售部' } },
  tenant: { id: 'demo', timeZone: 'Asia/Shanghai' },
};

const product = (code: string, name: string, price: string, unit = '米'): LookUpItem => ({
  id: `p-${code}`,
  title: name,
  fields: {
    code,
    name,
    salesPrice: price,
    unit,
    specification: `${name}规格`,
    prices: [],
    sellable: true,
    cost: '1.00',
  },
});

export const products = [
  product('A100', '电缆 A', '12.50'),
  product('A1001', '电缆 A 加长', '15.00'),
  product('B200', '开关', '80.00', '个'),
];

export const customers: LookUpItem[] = [
  {
    id: 'c1',
    title: '华东电气',
    fields: {
      code: 'C1',
      name: '华东电气',
      contactPerson: '王芳',
      phone: '021-1',
      address: '上海',
      paymentTerms: 'net-60',
      priceClass: null,
      active: true,
      creditLevel: 'b',
      creditAvailable: null,
    },
  },
];

/** A server of a test: it answers look-ups when told to, keeps what it was sent, and evaluates nothing. */
export class TestServer implements FormApi {
  readonly sent: { what: string; id?: string | undefined; revision?: number; body: unknown }[] = [];
  /** Answers of the next creates and changes; the last one stays. */
  answers: (RecordAnswer | Error)[] = [];
  /** Look-ups wait for this. */
  latency: Promise<void> = Promise.resolve();
  evaluation: Evaluation | undefined;
  lookUps: string[] = [];

  create: FormApi['create'] = async (body) => this.answer('create', body);

  change: FormApi['change'] = async (id, revision, body) => this.answer('change', body, id, revision);

  evaluate: FormApi['evaluate'] = async (id, body) => {
    this.sent.push({ what: 'evaluate', id, body });
    if (!this.evaluation) throw new Error('nothing to evaluate with');
    return this.evaluation;
  };

  lookUp: FormApi['lookUp'] = async (path, search) => {
    this.lookUps.push(search);
    await this.latency;
    const all = path === 'lines.product' ? products : path === 'customer' ? customers : [];
    const wanted = search.toLowerCase();
    return all.filter(
      ({ title, fields }) => title.includes(search) || String(fields.code).toLowerCase().startsWith(wanted),
    );
  };

  load: FormApi['load'] = async (entity, ids) =>
    [...products, ...customers]
      .filter((one) => ids.includes(one.id) && (entity === 'product') === one.id.startsWith('p-'))
      .map(({ id, title, fields }) => ({ ...fields, id, title }));

  private answer(what: string, body: unknown, id?: string, revision?: number): RecordAnswer {
    this.sent.push({ what, id, body, ...(revision !== undefined && { revision }) });
    const next = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (next === undefined) throw new Error('no answer prepared');
    if (next instanceof Error) throw next;
    return next;
  }
}

export const description = describe('sales-order');

export interface OrderForm {
  model: FormModel;
  server: TestServer;
}

/** A new sales order, or the form of a stored one. */
export function orderForm(options: Partial<FormOptions> = {}): OrderForm {
  const server = new TestServer();
  const model = new FormModel({ description, session, api: server, mode: 'edit', ...options });
  return { model, server };
}

/** Answers that are on their way have arrived. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 5; round++) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** What may be done to a stored draft by its writer. */
export function allActions({ rights }: EntityDescription = description): RecordActions {
  return { canEdit: true, write: rights.write, canAddLines: ['lines'], canDeleteLines: ['lines'] };
}

/** A stored draft with some lines. */
export function storedOrder(lines: number, more: object = {}): RecordAnswer {
  const by = { id: 'u1', title: '李雷' };
  return {
    id: 'o1',
    revision: 3,
    state: 'draft',
    createdAt: '2026-11-20T02:00:00.000Z',
    createdBy: by,
    updatedAt: '2026-11-20T02:00:00.000Z',
    updatedBy: by,
    number: 'SO-202611-0001',
    customer: { id: 'c1', title: '华东电气' },
    orderDate: '2026-11-20',
    deliveryDate: '2026-11-27',
    paymentTerms: 'net-60',
    importance: 'normal',
    salesperson: by,
    total: `${lines * 25}.00`,
    lines: Array.from({ length: lines }, (_, index) => ({
      id: `l${index}`,
      product: { id: 'p-A100', title: '电缆 A' },
      productCode: 'A100',
      unit: '米',
      quantity: '2.000',
      unitPrice: '12.50',
      discount: '0.0000',
      amount: '25.00',
      takenQuantity: '0.000',
      remark: null,
    })),
    ...more,
  };
}

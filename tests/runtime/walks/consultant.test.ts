import { beforeAll, describe, expect, test } from 'vitest';
import type { LayerDefinition } from '../../../engine/definition/layer.ts';
import { hashOf, type Json } from '../../../engine/json.ts';
import { parseTarget, type Sources, valueAt } from '../../../engine/layer/target.ts';
import { approveAll } from '../../support/approve-all.ts';
import { chromiumPath, pagesOf, whyNoPaper } from '../../support/chromium.ts';
import { type Goods, orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

/** One company of two gets another level and another field, by requests alone, while both work. */
const company = {
  ...salesPeople,
  people: { ...salesPeople.people, consultant: { roles: ['implementation-consultant'] } },
};

interface Firm {
  goods: Goods;
  consultant: TestClient;
  sales: TestClient;
  /** Everybody, by user name. */
  people: Record<string, TestClient>;
}

let server: TestServer;
let ours: Firm;
let theirs: Firm;
let standard: Sources;
/** An order of ours that runs while the definitions change. */
let running: string;

beforeAll(async () => {
  server = await startTestServer({
    tenants: { ours: company, theirs: company },
    app: { chromiumPath },
  });
  ours = await found('ours');
  theirs = await found('theirs');
  standard = (await succeeded(ours.consultant.get('/api/designer/workspace'))).standard;
  running = (await submitted(ours)).id;
});

async function found(tenant: string): Promise<Firm> {
  const goods = await stockGoods(server.app.ground, server.companies[tenant] as never, {
    customers: 1,
    products: 1,
    stock: '100000',
  });
  const people: Record<string, TestClient> = {};
  for (const username of Object.keys(company.people))
    people[username] = await server.signIn(username, tenant);
  const { consultant, sales } = people as Pick<Firm, 'consultant' | 'sales'>;
  return { goods, consultant, sales, people };
}

/** An order of 237,500, submitted. */
async function submitted({ goods, sales }: Firm, more: object = {}) {
  const order = { ...orderOf(goods, { lines: 1, quantity: '25000' }), ...more };
  const { id } = await succeeded(sales.post('/api/records/sales-order', order));
  return succeeded(sales.post(`/api/records/sales-order/${id}/submit`));
}

const standardLevels = ['first-review', 'second-review', 'final-review'];

/** The nodes that an order has to pass. */
async function levelsOf({ sales }: Firm, order: string): Promise<string[]> {
  const { path } = await succeeded(sales.get(`/api/records/sales-order/${order}/preview-approval`));
  return path.steps.map((step: { node: string }) => step.node);
}

function change(op: 'set' | 'add', target: string, value: Json, after?: string) {
  const at = parseTarget(target);
  const before = at && valueAt(standard, at);
  return {
    target,
    op,
    value,
    baseVersion: '1.0.0',
    ...(op === 'set' && { base: hashOf(before) }),
    ...(after !== undefined && { after }),
  };
}

function projectLayer(): object {
  const template = 'sales/report/sales-order-print/template';
  const written = valueAt(standard, parseTarget(template) as never) as string;
  return {
    layer: 'tenant',
    base: { sales: '1.0.0' },
    changes: [
      change('add', 'sales/workflow/sales-order-approval/nodes/x-general-manager', {
        type: 'approval',
        label: { 'zh-CN': '总经理', en: 'General manager' },
        assignees: { from: [{ role: 'general-manager' }], ifNone: ['flow-admin'] },
        next: 'by-risk',
      }),
      change('add', 'sales/workflow/sales-order-approval/nodes/x-by-total', {
        type: 'exclusive',
        label: { 'zh-CN': '是否须总经理审批', en: 'General manager?' },
        branches: {
          large: {
            label: { 'zh-CN': '20 万元以上', en: '200,000 and more' },
            when: 'total >= 200000',
            next: 'x-general-manager',
          },
          default: { label: { 'zh-CN': '其他', en: 'Otherwise' }, next: 'by-risk' },
        },
      }),
      change('set', 'sales/workflow/sales-order-approval/nodes/second-review/next', 'x-by-total'),
      change(
        'add',
        'sales/entity/sales-order/fields/x_project',
        { type: 'text', label: { 'zh-CN': '项目', en: 'Project' }, maxLength: 60 },
        'importance',
      ),
      change('add', 'sales/form/sales-order/sections/basics/elements/x_project', { width: 3 }, 'importance'),
      change('add', 'sales/form/sales-order/list/columns/x_project', { width: 140 }, 'customer'),
      change('set', template, `${written}<p>项目：{{record.x_project}}</p>`),
    ],
  } satisfies Partial<LayerDefinition> | object;
}

async function publish({ consultant }: Firm, layer: object) {
  const draft = await succeeded(
    consultant.send('put', '/api/designer/draft', { body: { layer }, headers: { 'if-match': '"0"' } }),
  );
  return succeeded(
    consultant.send('post', '/api/designer/publish', {
      body: { note: '总经理审批与项目' },
      headers: { 'if-match': `"${draft.revision}"` },
    }),
  );
}

describe('a level and a field of one company', () => {
  test('begin with a check that names what is wrong', async () => {
    const layer = projectLayer() as { changes: { value: { fields?: object } }[] };
    const broken = structuredClone(layer);
    (broken.changes[1] as { value: { branches: { large: { when: string } } } }).value.branches.large.when =
      'totel >= 200000';

    const { issues } = await succeeded(ours.consultant.post('/api/designer/check', { layer: broken }));

    expect(issues).toMatchObject([
      { path: expect.stringContaining('x-by-total/branches/large/when'), params: { name: 'totel' } },
    ]);
    expect((await succeeded(ours.consultant.post('/api/designer/check', { layer }))).issues).toEqual([]);
  });

  test('are there for the next order as soon as they are published, in form, list, document and print', async () => {
    expect(await levelsOf(ours, running)).toEqual(standardLevels);
    await publish(ours, projectLayer());

    const order = await submitted(ours, { x_project: '滨江二期' });

    expect(await levelsOf(ours, order.id)).toEqual([
      'first-review',
      'second-review',
      'x-general-manager',
      'final-review',
    ]);
    expect(order.x_project).toBe('滨江二期');
    const { form, entity } = await succeeded(ours.sales.get('/api/entities/sales-order'));
    expect(Object.keys(entity.fields)).toContain('x_project');
    expect(Object.keys(form.sections.basics.elements)).toContain('x_project');
    expect(Object.keys(form.list.columns)).toContain('x_project');
    const openApi = await succeeded(ours.sales.get('/api/openapi.json'));
    expect(openApi.components.schemas['sales-order'].properties).toHaveProperty('x_project');
    const list = await succeeded(
      ours.sales.get(
        `/api/records/sales-order?filter=${encodeURIComponent('x_project == "滨江二期"')}&fields=x_project`,
      ),
    );
    expect(list.items).toMatchObject([{ id: order.id, x_project: '滨江二期' }]);
    expect(await approveAll(ours.people, order.id)).toContain('general-manager');
    if (whyNoPaper === undefined) {
      const { bytes } = await ours.sales.get(
        `/api/records/sales-order/${order.id}/print/sales-order-print?format=pdf`,
      );
      expect(pagesOf(bytes).join('\n')).toContain('项目：滨江二期');
    }
  });

  test('leave an order alone that was already running', async () => {
    expect(await levelsOf(ours, running)).toEqual(standardLevels);
  });

  test('are not seen by the other company', async () => {
    const order = await submitted(theirs);
    const refused = await theirs.sales.post('/api/records/sales-order', {
      ...orderOf(theirs.goods, { lines: 1 }),
      x_project: 'no',
    });
    const openApi = await succeeded(theirs.sales.get('/api/openapi.json'));

    expect(await levelsOf(theirs, order.id)).toEqual(standardLevels);
    expect(refused.status).toBe(422);
    expect(refused.body.issues).toMatchObject([{ code: 'field.unknown', path: '/x_project' }]);
    expect(openApi.components.schemas['sales-order'].properties).not.toHaveProperty('x_project');
    expect((await succeeded(theirs.consultant.get('/api/designer/workspace'))).layer.changes).toEqual([]);
  });

  test('are gone for the next order when they are rolled back', async () => {
    await succeeded(ours.consultant.post('/api/designer/rollback', { version: 0, note: '恢复标准' }));

    const order = await submitted(ours);

    expect(await levelsOf(ours, order.id)).toEqual(standardLevels);
    expect(order).not.toHaveProperty('x_project');
    const { items } = await succeeded(ours.consultant.get('/api/designer/versions'));
    expect(items).toMatchObject([
      { number: 2, restores: 0, isCurrent: true },
      { number: 1, isCurrent: false },
    ]);
  });
});

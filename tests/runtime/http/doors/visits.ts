import type { Instance } from '../../../../engine/workflow/instance.ts';
import type { Route } from '../../../../runtime/server/http/route.ts';
import { insertArchived } from '../../../../runtime/server/store/archive.ts';
import { insertErrands, type StoredErrand } from '../../../../runtime/server/store/errands.ts';
import { findInstance } from '../../../../runtime/server/store/instances.ts';
import { postpone } from '../../../../runtime/server/store/leases.ts';
import { insertLetters, keepLetter, type StoredLetter } from '../../../../runtime/server/store/letters.ts';
import { newId } from '../../../../runtime/server/store/new-id.ts';
import { Scope } from '../../../../runtime/server/store/scope.ts';
import { orderOf } from '../../../support/sales-company.ts';
import { succeeded } from '../../../support/test-client.ts';
import { password } from '../../../support/test-company.ts';
import { approvedOrder, type Firm, nameOf, orderIn, orderInApproval, type Visit } from './firm.ts';

const entity = 'sales-order';

/** A label that a layer gives the remark of an order. */
const layerOf = (label: string) => ({
  layer: 'tenant',
  base: { sales: '1.0.0' },
  changes: [
    {
      target: 'sales/entity/sales-order/fields/remark/label',
      op: 'set',
      value: { 'zh-CN': label, en: label },
    },
  ],
});

let drafts = 0;

/** A draft of the designer that nobody published yet; gives its revision. */
async function draftIn({ people }: Firm): Promise<number> {
  await succeeded(people.admin.delete('/api/designer/draft'));
  const body = { layer: layerOf(`Remark ${drafts++}`) };
  return (await succeeded(people.admin.put('/api/designer/draft', body, { 'if-match': '"0"' }))).revision;
}

async function versionIn(firm: Firm): Promise<number> {
  const revision = await draftIn(firm);
  const headers = { 'if-match': `"${revision}"` };
  return (await succeeded(firm.people.admin.post('/api/designer/publish', { note: '' }, headers))).number;
}

async function attachmentIn({ people }: Firm): Promise<string> {
  const path = '/api/records/sales-order/attachments?name=contract.txt&field=files';
  return (await succeeded(people.sales.send('post', path, { body: Buffer.from('a contract') }))).id;
}

async function tokenIn({ people }: Firm): Promise<string> {
  const body = { username: 'sales', name: 'import', days: 30 };
  return (await succeeded(people.admin.post('/api/admin/tokens', body))).id;
}

/** A migration that is through: what it moves, it moves in the background. */
async function migrationIn({ people: { consultant } }: Firm): Promise<string> {
  const body = { workflow: 'sales-order-approval' };
  let seen = await succeeded(consultant.post('/api/designer/migrations/run', body));
  while (seen.done < seen.total) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    seen = await succeeded(consultant.get(`/api/designer/migrations/${seen.id}`));
  }
  return seen.id;
}

/** A request for a change that the sales manager has given back. */
async function returnedRequest({ people }: Firm, order: string): Promise<string> {
  const body = { purpose: 'change', changes: { deliveryDate: '2026-12-25' }, reason: 'asked' };
  const asked = await succeeded(people.sales.post(`/api/records/${entity}/${order}/amendments`, body));
  const { items } = await succeeded(people['sales-manager'].get('/api/tasks'));
  const { id, revision } = items.find((one: { instance: string }) => one.instance === asked.instance);
  const decision = { action: 'return', to: 'initiator', seenRevision: revision, comment: 'why?' };
  await succeeded(people['sales-manager'].post(`/api/tasks/${id}/actions`, decision));
  return asked.amendment;
}

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

/** The secret of a link that approves an order. */
async function linkIn(firm: Firm): Promise<string> {
  const { task } = await orderInApproval(firm);
  const { links } = await succeeded(firm.people.admin.post(`/api/tasks/${task}/links`));
  return links[0].path.split('/').at(-1);
}

/** An approval that was put away, with a page of its record. */
async function archivedIn(firm: Firm): Promise<string> {
  const { instance } = await orderInApproval(firm);
  const scope = new Scope(firm.database, firm.tenant);
  const kept = await findInstance(scope, instance);
  const sheet = { type: 'text/html' as const, bytes: Buffer.from('<p>SO</p>') };
  const archivedAt = new Date().toISOString();
  await insertArchived(scope, { ...(kept as Instance), id: newId() }, [], { archivedAt, sheet });
  const put = await firm.database
    .collection('archive')
    .findOne({ tenant: firm.tenant }, { sort: { number: -1 } });
  return String(put?._id);
}

/** A letter that nobody took; this server has no mail, so that it stays. */
async function deadLetterIn({ tenant, database, ids }: Firm): Promise<string> {
  const scope = new Scope(database, tenant);
  const about = {
    event: 'notice' as const,
    instance: 'none',
    entity: 'sales-order',
    record: 'none',
    title: 'SO',
  };
  const letter = { kind: 'notice' as const, to: ids.sales as string, about };
  const [row] = await insertLetters(scope, [{ key: newId(), channel: 'mail', letter }]);
  await keepLetter(scope, row as StoredLetter, { failed: '550 no such mailbox' });
  return (row as StoredLetter)._id;
}

/** What a service did and could not take back. */
async function failingCompensationIn({ tenant, database }: Firm): Promise<string> {
  const scope = new Scope(database, tenant);
  const calls = [{ key: 'none', node: 'none', service: 'http-request' as const, input: {} }];
  const errand = { kind: 'compensate' as const, instance: 'none', calls, done: 0 };
  const [row] = await insertErrands(scope, [{ key: newId(), errand }]);
  await scope.settle();
  await postpone(database, 'errands', row as StoredErrand, { wait: 3_600_000, failed: 'answered 500' });
  return (row as StoredErrand)._id;
}

const ofOrder = async (firm: Firm, more: Partial<Visit> = {}): Promise<Visit> => ({
  who: 'sales',
  params: { entity, id: (await orderIn(firm)).id },
  ...more,
});

/** How every route of the API is visited by somebody who may: a new route is not tested before it stands here. */
export const visits: Readonly<Record<string, (firm: Firm) => Promise<Visit>>> = {
  'post /api/session': async ({ tenant }) => ({
    who: 'sales',
    body: { tenant, username: 'sales', password },
  }),
  'get /api/session': async () => ({ who: 'sales' }),
  'delete /api/session': async () => ({ who: 'guest' }),
  'post /api/session/password': async () => ({
    who: 'finance',
    body: { current: password, next: password },
  }),
  'get /api/session/personas': async () => ({ who: 'sales' }),
  'get /api/modules': async () => ({ who: 'sales' }),
  'get /api/entities/:entity': async () => ({ who: 'sales', params: { entity } }),
  'get /api/forms/:form': async () => ({ who: 'sales', params: { form: 'sales-order' } }),
  'get /api/records/:entity': async () => ({ who: 'sales', params: { entity }, query: { total: 'true' } }),
  'get /api/records/:entity/look-up/:field': async () => ({
    who: 'sales',
    params: { entity, field: 'customer' },
  }),
  'post /api/records/:entity/look-up/:field': async ({ goods }) => ({
    who: 'sales',
    params: { entity, field: 'lines.product' },
    body: { values: { customer: goods.customers[0] } },
  }),
  'post /api/records/:entity/attachments': async () => ({
    who: 'sales',
    params: { entity },
    query: { name: 'contract.txt', field: 'files' },
    body: Buffer.from('a contract'),
  }),
  'get /api/attachments/:attachment': async (firm) => ({
    who: 'sales',
    params: { attachment: await attachmentIn(firm) },
  }),
  'get /api/records/:entity/:id/print/:report': async (firm) => ({
    who: 'sales',
    params: { entity, id: (await approvedOrder(firm)).id, report: 'sales-order-print' },
    query: { format: 'html' },
  }),
  'post /api/records/:entity': async ({ goods }) => ({
    who: 'sales',
    params: { entity },
    body: orderOf(goods, { lines: 1 }),
  }),
  'post /api/records/:entity/evaluate': async (firm) => ({
    who: 'sales',
    params: { entity },
    body: { id: (await orderIn(firm)).id, input: { remark: 'what if' } },
  }),
  'get /api/records/:entity/:id': (firm) => ofOrder(firm),
  'patch /api/records/:entity/:id': (firm) => ofOrder(firm, { body: { remark: 'changed' }, ifMatch: 1 }),
  'delete /api/records/:entity/:id': async ({ people, goods }) => {
    const body = { code: `P${Date.now()}`, name: 'to be deleted', category: '', salesPrice: '1' };
    const product = await succeeded(people.admin.get(`/api/records/product/${goods.products[0]}`));
    const made = { ...body, category: product.category.id };
    const { id } = await succeeded(people.admin.post('/api/records/product', made));
    return { who: 'admin', params: { entity: 'product', id }, ifMatch: 1 };
  },
  'post /api/records/:entity/:id/submit': (firm) => ofOrder(firm, { body: {} }),
  'get /api/records/:entity/:id/actions': (firm) => ofOrder(firm),
  'post /api/records/:entity/:id/actions/:action': async (firm) => ({
    who: 'order-admin',
    params: { entity, id: (await orderIn(firm)).id, action: 'cancel' },
    body: { reason: 'no longer wanted' },
  }),
  'post /api/records/:entity/:id/convert/:conversion': async (firm) => {
    const { id, line } = await approvedOrder(firm);
    const params = { entity, id, conversion: 'order-to-delivery' };
    return { who: 'order-admin', params, body: { lines: { [line]: '1' } } };
  },
  'get /api/records/:entity/:id/amendments': (firm) => ofOrder(firm),
  'post /api/records/:entity/:id/amendments': async (firm) => ({
    who: 'sales',
    params: { entity, id: (await approvedOrder(firm)).id },
    body: { purpose: 'change', changes: { deliveryDate: '2026-12-24' }, reason: 'asked by the customer' },
  }),
  'post /api/records/:entity/:id/amendments/preview': async (firm) => ({
    who: 'sales',
    params: { entity, id: (await approvedOrder(firm)).id },
    body: { purpose: 'cancel' },
  }),
  'post /api/records/:entity/:id/amendments/:amendment/resubmit': async (firm) => {
    const { id } = await approvedOrder(firm);
    return {
      who: 'sales',
      params: { entity, id, amendment: await returnedRequest(firm, id) },
      body: { reason: 'asked again' },
    };
  },
  'get /api/records/:entity/:id/timeline': (firm) => ofOrder(firm),
  'get /api/records/:entity/:id/preview-approval': (firm) => ofOrder(firm),
  'get /api/tasks': async () => ({ who: 'order-admin' }),
  'get /api/tasks/:task': async (firm) => ({
    who: 'order-admin',
    params: { task: (await orderInApproval(firm)).task },
  }),
  'get /api/tasks/:task/people': async (firm) => ({
    who: 'order-admin',
    params: { task: (await orderInApproval(firm)).task },
    query: { search: 'man' },
  }),
  'post /api/tasks/:task/actions': async (firm) => {
    const { task } = await orderInApproval(firm);
    const { revision } = await succeeded(firm.people['order-admin'].get(`/api/tasks/${task}`));
    return {
      who: 'order-admin',
      params: { task },
      body: { action: 'approve', comment: 'fine', seenRevision: revision },
    };
  },
  'post /api/tasks/:task/attachments': async (firm) => ({
    who: 'order-admin',
    params: { task: (await orderInApproval(firm)).task },
    query: { name: 'quote.txt' },
    body: Buffer.from('a quote'),
  }),
  'get /api/session/signatures': async () => ({ who: 'sales' }),
  'put /api/session/seal': async () => ({ who: 'finance', body: { png: onePixel, password } }),
  'get /api/signatures/:signature': async (firm) => {
    const { id } = await orderIn(firm);
    const { instance } = await orderInApproval(firm);
    const signature = `${'0'.repeat(8)}${id.slice(8)}`;
    // No shipped step is signed: the signature stands where a signed one would have put it.
    await firm.database.collection('signatures').insertOne({
      _id: signature as never,
      tenant: firm.tenant,
      user: firm.ids['order-admin'],
      instance,
      kind: 'drawn',
      png: onePixel,
      at: new Date().toISOString(),
    });
    return { who: 'sales', params: { signature } };
  },
  'get /api/records/:entity/:id/revival': (firm) => ofOrder(firm),
  'post /api/instances/:instance/revive': async (firm) => {
    const { id, instance } = await orderInApproval(firm);
    await succeeded(firm.people.sales.post(`/api/instances/${instance}/actions`, { action: 'withdraw' }));
    const reason = { reason: 'no longer wanted' };
    await succeeded(firm.people['order-admin'].post(`/api/records/sales-order/${id}/actions/cancel`, reason));
    return { who: 'sales', params: { instance } };
  },
  'post /api/tasks/:task/links': async (firm) => ({
    who: 'admin',
    params: { task: (await orderInApproval(firm)).task },
    body: { hours: 1 },
  }),
  'get /api/links/:token': async (firm) => ({ who: 'guest', params: { token: await linkIn(firm) } }),
  'post /api/links/:token': async (firm) => {
    const token = await linkIn(firm);
    const page = await firm.people.guest.get(`/api/links/${token}`);
    const [, form] = /name="form" value="([^"]+)"/.exec(page.body) ?? [];
    const [, revision] = /name="revision" value="(\d+)"/.exec(page.body) ?? [];
    return { who: 'order-admin', params: { token }, body: Buffer.from(`form=${form}&revision=${revision}`) };
  },
  'post /api/tasks/:task/views': async (firm) => ({
    who: 'order-admin',
    params: { task: (await orderInApproval(firm)).task },
    body: { revision: 2 },
  }),
  'get /api/tasks/:task/stash': async (firm) => ({
    who: 'order-admin',
    params: { task: (await orderInApproval(firm)).task },
  }),
  'put /api/tasks/:task/stash': async (firm) => ({
    who: 'order-admin',
    params: { task: (await orderInApproval(firm)).task },
    body: { opinion: 'to be' },
  }),
  'delete /api/tasks/:task/stash': async (firm) => {
    const { task } = await orderInApproval(firm);
    await succeeded(firm.people['order-admin'].put(`/api/tasks/${task}/stash`, { opinion: 'to be' }));
    return { who: 'order-admin', params: { task } };
  },
  'get /api/instances/:instance/questions': async (firm) => ({
    who: 'sales',
    params: { instance: (await orderInApproval(firm)).instance },
  }),
  'get /api/instances/:instance/questions/people': async (firm) => ({
    who: 'order-admin',
    params: { instance: (await orderInApproval(firm)).instance },
    query: { search: 'fin' },
  }),
  'post /api/instances/:instance/questions': async (firm) => ({
    who: 'order-admin',
    params: { instance: (await orderInApproval(firm)).instance },
    body: { to: 'initiator', text: 'Why so soon?' },
  }),
  'post /api/instances/:instance/questions/:question/answer': async (firm) => {
    const { instance } = await orderInApproval(firm);
    const body = { to: 'initiator', text: 'Why so soon?' };
    const asked = await succeeded(
      firm.people['order-admin'].post(`/api/instances/${instance}/questions`, body),
    );
    return { who: 'sales', params: { instance, question: asked.id }, body: { text: 'They need it' } };
  },
  'get /api/session/phrases': async () => ({ who: 'sales' }),
  'put /api/session/phrases': async () => ({
    who: 'sales',
    body: { phrases: ['同意', '按 {{title}} 执行'] },
  }),
  'get /api/tasks/:task/phrases': async (firm) => ({
    who: 'order-admin',
    params: { task: (await orderInApproval(firm)).task },
  }),
  'post /api/tasks/batch': async (firm) => {
    const { task } = await orderInApproval(firm);
    const { revision } = await succeeded(firm.people['order-admin'].get(`/api/tasks/${task}`));
    return {
      who: 'order-admin',
      body: { action: 'approve', tasks: [{ task, seenRevision: revision }] },
    };
  },
  'post /api/tasks/:task/rehearsals': async (firm) => {
    const { task } = await orderInApproval(firm);
    return {
      who: 'order-admin',
      params: { task },
      body: { action: 'transfer', comment: 'yours', people: [firm.ids['sales-manager']] },
    };
  },
  'get /api/instances/:instance': async (firm) => ({
    who: 'sales',
    params: { instance: (await orderInApproval(firm)).instance },
  }),
  'get /api/instances/:instance/people': async (firm) => ({
    who: 'admin',
    params: { instance: (await orderInApproval(firm)).instance },
    query: { search: 'fin' },
  }),
  'post /api/instances/:instance/actions': async (firm) => ({
    who: 'sales',
    params: { instance: (await orderInApproval(firm)).instance },
    body: { action: 'withdraw', reason: 'a mistake' },
  }),
  'post /api/instances/:instance/rehearsals': async (firm) => ({
    who: 'sales',
    params: { instance: (await orderInApproval(firm)).instance },
    body: { action: 'withdraw', reason: 'a mistake' },
  }),
  'get /api/ledgers/:ledger': async () => ({ who: 'order-admin', params: { ledger: 'stock' } }),
  'get /api/ledgers/:ledger/balances': async () => ({ who: 'order-admin', params: { ledger: 'stock' } }),
  'get /api/ledgers/:ledger/entries': async () => ({ who: 'order-admin', params: { ledger: 'stock' } }),
  'get /api/reports/:report/description': async () => ({
    who: 'order-admin',
    params: { report: 'orders-by-state' },
  }),
  'get /api/reports/:report': async () => ({ who: 'order-admin', params: { report: 'orders-by-state' } }),
  'get /api/notifications': async () => ({ who: 'sales' }),
  'post /api/notifications/read': async (firm) => {
    await orderInApproval(firm);
    const { items } = await succeeded(firm.people['order-admin'].get('/api/notifications'));
    return { who: 'order-admin', body: { ids: items.slice(0, 1).map((one: { id: string }) => one.id) } };
  },
  'get /api/designer/workspace': async () => ({ who: 'consultant' }),
  'put /api/designer/draft': async (firm) => ({
    who: 'consultant',
    body: { layer: layerOf('Other words') },
    ifMatch: await draftIn(firm),
  }),
  'delete /api/designer/draft': async (firm) => {
    await draftIn(firm);
    return { who: 'consultant' };
  },
  'post /api/designer/check': async () => ({ who: 'consultant', body: { layer: layerOf('Words') } }),
  'post /api/designer/simulate': async ({ ids, goods }) => ({
    who: 'consultant',
    body: {
      layer: layerOf('Words'),
      workflow: 'sales-order-approval',
      initiator: ids.sales,
      input: orderOf(goods, { lines: 1 }),
    },
  }),
  'post /api/designer/describe': async () => ({
    who: 'consultant',
    body: { layer: layerOf('Words'), entity, role: 'salesperson' },
  }),
  'post /api/designer/print': async (firm) => ({
    who: 'admin',
    body: {
      layer: layerOf('Words'),
      entity,
      report: 'sales-order-print',
      record: (await approvedOrder(firm)).id,
    },
  }),
  'post /api/designer/publish': async (firm) => ({
    who: 'consultant',
    body: { note: 'better words' },
    ifMatch: await draftIn(firm),
  }),
  'get /api/designer/versions': async () => ({ who: 'consultant' }),
  'get /api/designer/versions/:number': async (firm) => ({
    who: 'consultant',
    params: { number: String(await versionIn(firm)) },
  }),
  'post /api/designer/rollback': async (firm) => {
    await versionIn(firm);
    return { who: 'consultant', body: { version: 0, note: 'as it was' } };
  },
  'get /api/admin/approvals': async () => ({ who: 'admin', query: { state: 'running' } }),
  'get /api/admin/people/:person/references': async ({ ids }) => ({
    who: 'admin',
    params: { person: ids.finance as string },
  }),
  'get /api/admin/departed': async () => ({ who: 'admin' }),
  'get /api/admin/handovers': async () => ({ who: 'admin' }),
  'post /api/admin/handovers': async ({ ids }) => ({
    who: 'admin',
    body: { person: ids.guest, successors: [{ person: ids.nobody }], reason: 'leaves' },
  }),
  'get /api/admin/handovers/:handover': async ({ people, ids }) => {
    const body = { person: ids.guest, successors: [{ person: ids.nobody }], reason: 'leaves' };
    const { id } = await succeeded(people.admin.post('/api/admin/handovers', body));
    return { who: 'admin', params: { handover: id } };
  },
  'get /api/admin/authority': async () => ({ who: 'admin' }),
  'post /api/admin/authority/try': async ({ ids }) => ({
    who: 'admin',
    body: { document: entity, person: ids.sales, amount: '1000' },
  }),
  'get /api/admin/audit': async () => ({ who: 'admin' }),
  'post /api/designer/migrations/dry-run': async () => ({
    who: 'consultant',
    body: { workflow: 'sales-order-approval' },
  }),
  'post /api/designer/migrations/run': async () => ({
    who: 'consultant',
    body: { workflow: 'sales-order-approval' },
  }),
  'get /api/designer/migrations': async () => ({ who: 'consultant' }),
  'post /api/designer/migrations/:migration/take-back': async (firm) => ({
    who: 'consultant',
    params: { migration: await migrationIn(firm) },
  }),
  'get /api/designer/migrations/:migration': async (firm) => ({
    who: 'consultant',
    params: { migration: await migrationIn(firm) },
  }),
  'get /api/admin/outgoing-hosts': async () => ({ who: 'admin' }),
  'put /api/admin/outgoing-hosts': async () => ({
    who: 'admin',
    body: { hosts: [{ host: 'erp.example' }] },
  }),
  'get /api/admin/archive/:instance/sheet': async (firm) => ({
    who: 'admin',
    params: { instance: await archivedIn(firm) },
  }),
  'get /api/admin/compensations': async () => ({ who: 'admin' }),
  'post /api/admin/compensations/:id/actions': async (firm) => ({
    who: 'admin',
    params: { id: await failingCompensationIn(firm) },
    body: { action: 'skip', reason: 'by hand' },
  }),
  'get /api/admin/letters': async () => ({ who: 'admin' }),
  'post /api/admin/letters/:id/send': async (firm) => ({
    who: 'admin',
    params: { id: await deadLetterIn(firm) },
    body: {},
  }),
  'get /api/admin/tokens': async () => ({ who: 'admin' }),
  'post /api/admin/tokens': async () => ({
    who: 'admin',
    body: { username: 'sales', name: 'export', days: 7 },
  }),
  'delete /api/admin/tokens/:token': async (firm) => ({
    who: 'admin',
    params: { token: await tokenIn(firm) },
  }),
  'post /api/admin/accounts': async () => ({
    who: 'admin',
    body: { username: 'guest', password },
  }),
};

/** Prepares a route to be visited by somebody of this firm. */
export function arrange(firm: Firm, route: Route): Promise<Visit> {
  const visit = visits[nameOf(route)];
  if (!visit) throw new Error(`say in visits.ts how ${nameOf(route)} is visited`);
  return visit(firm);
}

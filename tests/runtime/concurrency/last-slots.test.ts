import { beforeAll, expect, test } from 'vitest';
import { listInstanceLog } from '../../../runtime/server/store/audit.ts';
import { findInstancesOf } from '../../../runtime/server/store/instances.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { succeeded } from '../../support/test-client.ts';
import { decide, outcomes, type SalesServer, startSalesServer, submitOrder, taskOn } from './sales-server.ts';

let sales: SalesServer;

beforeAll(async () => {
  sales = await startSalesServer();
});

test('K6, M10: the last two of a joint review who approve in the same moment both count, and it goes on once', async () => {
  const { people, server } = sales;
  const scope = new Scope(server.database.db, server.company.id);
  for (let round = 0; round < 20; round++) {
    const order = await submitOrder(sales, { lines: 1, quantity: '22000' });
    await succeeded(decide(people['order-admin'], await taskOn(people['order-admin'], order)));
    const [manager, finance] = [people['sales-manager'], people.finance];
    const tasks = await Promise.all([taskOn(manager, order), taskOn(finance, order)]);

    const answers = await Promise.all([decide(manager, tasks[0]), decide(finance, tasks[1])]);

    expect(outcomes(answers)).toEqual({ 200: 2 });
    const [instance] = await findInstancesOf(scope, 'sales-order', order);
    const visits = instance?.visits.map(({ node, state, slots }) => ({
      node,
      state,
      decided: slots.filter((slot) => slot.state === 'approved').length,
    }));
    expect(visits).toEqual([
      { node: 'first-review', state: 'passed', decided: 1 },
      { node: 'second-review', state: 'passed', decided: 2 },
      { node: 'final-review', state: 'open', decided: 0 },
    ]);
    const log = await listInstanceLog(scope, instance?.id ?? '');
    expect(log.map(({ action, seq }) => `${seq} ${action}`)).toEqual([
      '1 start',
      '2 approve',
      '3 approve',
      '4 approve',
    ]);
    const chain = log.map(({ hashes }) => hashes?.after);
    expect(log.map(({ hashes }) => hashes?.before)).toEqual([undefined, ...chain.slice(0, -1)]);
    expect(log.flatMap(({ changes = [] }) => changes).filter(isFinalReview)).toHaveLength(1);
  }
});

function isFinalReview(change: { type: string; visit?: unknown }): boolean {
  return change.type === 'visit-opened' && (change.visit as { node: string }).node === 'final-review';
}

import { isDeepStrictEqual } from 'node:util';
import type { Db, MongoClient } from 'mongodb';
import { listInstanceLog } from '../../../runtime/server/store/audit.ts';
import { findInstancesOf } from '../../../runtime/server/store/instances.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { taskId } from '../../../runtime/server/store/tasks.ts';
import { openBrowserSession } from '../../support/browser-session.ts';
import { bundleServer } from '../../support/bundle-server.ts';
import { openGround } from '../../support/ground.ts';
import { runServerProgram } from '../../support/run-server-program.ts';
import { orderOf, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { foundCompany, password } from '../../support/test-company.ts';
import { sideBySide } from '../crowd.ts';

export interface LastSlotsReport {
  seconds: number;
  violations: string[];
}

const tenant = 'last-slots';
const orders = '/api/records/sales-order';
const names = ['sales', 'order-admin', 'sales-manager', 'finance'] as const;
type Name = (typeof names)[number];

interface Answered {
  status: number;
  body: { id: string };
}
/** Sends as a person, on the first or the second process. */
type Send = (person: Name, process: 0 | 1, path: string, body: object) => Promise<Answered>;

/**
 * The last two of a joint review approve in the same moment, each on a process of its own, so many times:
 * both count, and the approval goes on once (approval.md K6, M10).
 */
export async function playLastSlots(
  client: MongoClient,
  uri: string,
  rounds: number,
): Promise<LastSlotsReport> {
  const ground = await openGround(uri);
  const company = await foundCompany(ground, tenant, salesPeople);
  const goods = await stockGoods(ground, company, { customers: 1, products: 1, stock: '1000' });
  await ground.database.close();
  const bundle = await bundleServer();
  const environment = { MONGODB_URI: uri, FORMWORK_DEMO: 'off', LOG_LEVEL: 'error' };
  const programs = [0, 1].map(() => runServerProgram([bundle.path, '--no-open'], environment));
  try {
    const urls = await Promise.all(programs.map((program) => program.url));
    const signedIn = names.map(async (username) => {
      const headers = await openBrowserSession(urls[0] as string, { tenant, username, password });
      return [username, headers] as const;
    });
    const sessions = new Map(await Promise.all(signedIn));
    const send: Send = async (person, process, path, body) => {
      const response = await fetch(`${urls[process]}${path}`, {
        method: 'POST',
        headers: { ...sessions.get(person), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Answered['body'] };
    };
    const began = performance.now();
    const violations: string[] = [];
    const numbers = Array.from({ length: rounds }, (_, index) => index);
    await sideBySide(numbers, async () => {
      const { body } = await send('sales', 0, orders, orderOf(goods, { lines: 1, quantity: '22000' }));
      const taskOf = (person: Name) => openTask(client.db(), body.id, company.people[person] as string);
      const problems = await playRound(client.db(), send, { record: body.id, taskOf });
      violations.push(...problems.map((one) => `${body.id}: ${one}`));
    });
    return { seconds: (performance.now() - began) / 1000, violations };
  } finally {
    for (const program of programs) program.kill('SIGTERM');
    await Promise.all(programs.map((program) => program.ended));
    bundle.remove();
  }
}

interface Round {
  record: string;
  /** The to-do that a person holds on it. */
  taskOf(person: Name): Promise<string>;
}

async function playRound(db: Db, send: Send, { record, taskOf }: Round): Promise<string[]> {
  await send('sales', 1, `${orders}/${record}/submit`, {});
  const approve = async (person: Name, process: 0 | 1, task: string) => {
    const body = { action: 'approve', seenRevision: 2 };
    return (await send(person, process, `/api/tasks/${task}/actions`, body)).status;
  };
  await approve('order-admin', 0, await taskOf('order-admin'));
  const tasks = await Promise.all([taskOf('sales-manager'), taskOf('finance')]);

  const last = await Promise.all([approve('sales-manager', 0, tasks[0]), approve('finance', 1, tasks[1])]);

  const scope = new Scope(db, tenant);
  const [instance] = await findInstancesOf(scope, 'sales-order', record);
  const log = await listInstanceLog(scope, instance?.id ?? '');
  const stands = (instance?.visits ?? []).map(
    ({ node, state, slots }) =>
      `${node} ${state} ${slots.filter((slot) => slot.state === 'approved').length}`,
  );
  return [
    ...differences('answers', last, [200, 200]),
    ...differences('visits', stands, [
      'first-review passed 1',
      'second-review passed 2',
      'final-review open 0',
    ]),
    ...differences(
      'log',
      log.map(({ seq, action }) => `${seq} ${action}`),
      ['1 start', '2 approve', '3 approve', '4 approve'],
    ),
    ...differences(
      'chain',
      log.map(({ hashes }) => hashes?.before),
      [undefined, ...log.slice(0, -1).map(({ hashes }) => hashes?.after)],
    ),
  ];
}

async function openTask(db: Db, record: string, assignee: string): Promise<string> {
  const asked = { tenant, entity: 'sales-order', record, assignee, status: 'open' };
  const task = await db.collection('tasks').findOne(asked);
  return task ? taskId(task.instance, task.slot) : 'none';
}

function differences(what: string, found: unknown, expected: unknown): string[] {
  return isDeepStrictEqual(found, expected) ? [] : [`${what} are ${JSON.stringify(found)}`];
}

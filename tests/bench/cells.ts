import { taskId } from '../../runtime/server/store/tasks.ts';
import { orderOf } from '../support/sales-company.ts';
import { floorOrder } from './floor.ts';
import { type Call, type Caller, measure } from './load.ts';
import type { Ours } from './ours.ts';
import type { Side } from './side.ts';

/** What one connection asks of one program. */
export type Connection = (connection: number) => Caller;

/** One thing that both programs are asked to do. */
export interface Cell {
  name: string;
  /** `time` compares how long one answer takes, on one connection; `rate` how many come a second. */
  measures: 'rate' | 'time';
  /** What the product needs before each round, of which the first warms up; other headers than those of `sales`, when they differ. */
  prepare?: (isWarmUp: boolean) => Promise<Record<string, string>>;
  ours: Connection;
  floor: Connection;
}

const orders = '/api/records/sales-order';

export function cellsOf(ours: Ours, floor: Side, connections: number): Cell[] {
  const approvals = new Approvals(ours, connections);
  const floorUpdate = updating(floor.orders, (id) => `/orders/${id}`);
  return [
    {
      name: 'create',
      measures: 'rate',
      ours: always(post(orders, orderOf(ours.goods, { lines: 10 }))),
      floor: always(post('/orders', floorOrder(floor.customers[0] as string, 10))),
    },
    {
      name: 'read',
      measures: 'rate',
      ours: eachOf(ours.orders, (id) => get(`${orders}/${id}`)),
      floor: eachOf(floor.orders, (id) => get(`/orders/${id}`)),
    },
    { name: 'list', measures: 'rate', ...lists(ours, floor, false) },
    { name: 'list with total', measures: 'rate', ...lists(ours, floor, true) },
    {
      name: 'update',
      measures: 'rate',
      ours: updating(ours.orders, (id) => `${orders}/${id}`),
      floor: floorUpdate,
    },
    {
      name: 'reject',
      measures: 'rate',
      ours: always({ ...post(orders, { ...orderOf(ours.goods, { lines: 10 }), ...wrong }), expects: 422 }),
      floor: always({
        ...post('/orders', { ...floorOrder(floor.customers[0] as string, 10), ...wrong }),
        expects: 422,
      }),
    },
    {
      name: 'approve',
      measures: 'rate',
      prepare: (isWarmUp) => approvals.prepare(isWarmUp),
      ours: () => () => approvals.next(),
      floor: atMost(approvals.perRound / connections, floorUpdate),
    },
    {
      name: 'create with 1000 lines',
      measures: 'time',
      ours: always(post(orders, orderOf(ours.goods, { lines: 1000 }))),
      floor: always(post('/orders', floorOrder(floor.customers[0] as string, 1000))),
    },
  ];
}

/** Two fields that are not as they must be. */
const wrong = { paymentTerms: 'on-tuesdays', orderDate: 'tomorrow' };

function post(path: string, body: unknown): Call {
  return { method: 'POST', path, body: JSON.stringify(body), expects: 201 };
}

function get(path: string): Call {
  return { method: 'GET', path, expects: 200 };
}

function always(call: Call): Connection {
  return () => () => call;
}

/** One after another; connections begin apart. */
function eachOf<T>(all: readonly T[], call: (one: T) => Call): Connection {
  return (connection) => {
    let at = (connection * 7919) % all.length;
    return () => {
      at = (at + 1) % all.length;
      return call(all[at] as T);
    };
  };
}

function lists(ours: Ours, floor: Side, total: boolean): Pick<Cell, 'ours' | 'floor'> {
  const more = total ? '&total=true' : '';
  return {
    ours: eachOf(ours.customers, (customer) => {
      const filter = encodeURIComponent(`customer == "${customer}" && state == "draft"`);
      return get(`${orders}?filter=${filter}&sort=-orderDate&limit=20${more}`);
    }),
    floor: eachOf(floor.customers, (customer) => get(`/orders?customer=${customer}&status=draft${more}`)),
  };
}

/** Every connection changes two fields of an order of its own, with the revision that it saw last. */
function updating(ids: readonly string[], path: (id: string) => string): Connection {
  const revisions = new Map<string, number>();
  return (connection) => {
    const id = ids[connection] as string;
    return () => {
      const revision = revisions.get(id) ?? 1;
      return {
        method: 'PATCH',
        path: path(id),
        headers: { 'if-match': `"${revision}"` },
        body: JSON.stringify({ contact: `联系人 ${revision}`, remark: `第 ${revision} 次修改` }),
        expects: 200,
        take: () => revisions.set(id, revision + 1),
      };
    };
  };
}

/** Each connection asks so many times and no more. */
function atMost(most: number, connection: Connection): Connection {
  return (index) => {
    const next = connection(index);
    let left = most;
    return () => (left-- > 0 ? next() : undefined);
  };
}

/** Orders that wait for their only approval; made new before each round. */
class Approvals {
  readonly perRound = 500;
  /** About as long as the other cells warm up; the floor has met its update in a cell of its own. */
  private readonly warmUp = 1500;
  private readonly ours: Ours;
  private readonly connections: number;
  private waiting: Call[] = [];

  constructor(ours: Ours, connections: number) {
    this.ours = ours;
    this.connections = connections;
  }

  next(): Call | undefined {
    return this.waiting.pop();
  }

  async prepare(isWarmUp: boolean): Promise<Record<string, string>> {
    const { goods } = this.ours;
    const made: { id: string }[] = [];
    await this.run(isWarmUp ? this.warmUp : this.perRound, () => ({
      ...post(orders, orderOf(goods, { lines: 10 })),
      take: (answer) => made.push(JSON.parse(answer)),
    }));
    const rest = [...made];
    await this.run(made.length, () => ({
      ...post(`${orders}/${(rest.pop() as { id: string }).id}/submit`, {}),
      expects: 200,
    }));
    this.waiting = (await this.openTasks()).map((task) => ({
      ...post(`/api/tasks/${task}/actions`, { action: 'approve', seenRevision: 2 }),
      expects: 200,
    }));
    return this.ours.as('order-admin');
  }

  private async run(count: number, call: () => Call): Promise<void> {
    let left = count;
    const { program, headers } = this.ours;
    const callers = Array.from({ length: this.connections }, () => () => (left-- > 0 ? call() : undefined));
    const { wrong } = await measure({ url: program.url, headers, callers, duration: 600_000 });
    if (wrong.size > 0) throw new Error(`approvals could not be prepared: ${[...wrong.keys()]}`);
  }

  private async openTasks(): Promise<string[]> {
    const { database } = this.ours.ground;
    const open = await database.db.collection('tasks').find({ status: 'open' }).toArray();
    return open.map(({ instance, slot }) => taskId(instance, slot));
  }
}

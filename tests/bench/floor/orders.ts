import { type ClientSession, type Db, type Document, type MongoClient, ObjectId } from 'mongodb';
import type { FloorOrder } from './order.ts';

/** Everything written to orders goes with its audit entry in one transaction. */
export class FloorOrders {
  private readonly client: MongoClient;
  private readonly db: Db;

  constructor(client: MongoClient, db: Db) {
    this.client = client;
    this.db = db;
  }

  private get orders() {
    return this.db.collection<FloorOrder>('orders');
  }

  async create(tenant: string, user: string, fields: object): Promise<FloorOrder> {
    const order: FloorOrder = {
      _id: new ObjectId().toHexString(),
      tenant,
      revision: 1,
      status: 'draft',
      ...fields,
    };
    await this.transact(async (session) => {
      await this.orders.insertOne(order, { session });
      await this.audit({ tenant, user, order: order._id, action: 'create', fields }, session);
    });
    return order;
  }

  find(tenant: string, id: string): Promise<FloorOrder | null> {
    return this.orders.findOne({ tenant, _id: id });
  }

  /** The newest 20 of a customer in a status, without their lines; how many there are when asked. */
  async list(tenant: string, customer: string, status: string, total: boolean): Promise<Document> {
    const filter = { tenant, customer, status };
    const items = this.orders
      .find(filter, { projection: { lines: 0 } })
      .sort({ orderDate: -1, _id: -1 })
      .limit(20)
      .toArray();
    return total
      ? { items: await items, total: await this.orders.countDocuments(filter, { limit: 10_000 }) }
      : { items: await items };
  }

  /** False when somebody else was faster. */
  async update(user: string, before: FloorOrder, changed: Document): Promise<boolean> {
    const { _id, tenant, revision } = before;
    return this.transact(async (session) => {
      const { matchedCount } = await this.orders.updateOne(
        { _id, tenant, revision },
        { $set: changed, $inc: { revision: 1 } },
        { session },
      );
      if (matchedCount === 0) return false;
      const fields = Object.keys(changed).map((path) => ({
        path,
        before: before[path] ?? null,
        after: changed[path],
      }));
      await this.audit({ tenant, user, order: _id, action: 'update', fields }, session);
      return true;
    });
  }

  private async audit(entry: Document, session: ClientSession): Promise<void> {
    await this.db.collection('audit').insertOne({ ...entry, at: new Date() }, { session });
  }

  private transact<T>(work: (session: ClientSession) => Promise<T>): Promise<T> {
    return this.client.withSession((session) => session.withTransaction(() => work(session)));
  }
}

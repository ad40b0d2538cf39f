import { randomBytes } from 'node:crypto';
import { MongoClient, ObjectId } from 'mongodb';
import type { FloorOrder } from './floor/order.ts';
import { digestOf, type FloorSession } from './floor/sessions.ts';
import { startProgram } from './program.ts';
import { loaded, type Side } from './side.ts';

/** The fields of an order as the floor takes them, of the same size as the product's. */
export function floorOrder(customer: string, lines: number, number = 'SO-00000001'): Record<string, unknown> {
  return {
    number,
    customer,
    contact: '孙浩然',
    phone: '0571-88880000',
    email: 'sun@customer.example',
    deliveryAddress: '浙江省宁波市鄞州区学士路 66 号',
    orderDate: '2026-11-20',
    deliveryDate: '2026-12-20',
    paymentTerms: 'net-30',
    importance: 'normal',
    salesperson: 'sales',
    department: 'sales',
    warehouse: customer,
    remark: '请在工作日上午送货，送货前电话联系收货人',
    total: 190,
    lines: Array.from({ length: lines }, (_, index) => ({
      product: customer,
      quantity: 2,
      unitPrice: 10,
      discount: 0.05,
      remark: `第 ${index + 1} 行：防静电包装，附检验报告`,
    })),
  };
}

/** The floor with so many orders in a database of its own on the same server. */
export async function prepareFloor(path: string, uri: string, load: number): Promise<Side> {
  const client = await new MongoClient(uri).connect();
  const db = client.db();
  const token = randomBytes(32).toString('base64url');
  await db.collection<FloorSession>('sessions').insertOne({
    _id: digestOf(token),
    tenant: 'bench',
    user: 'sales',
    role: 'sales',
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  const customers = Array.from({ length: 50 }, () => new ObjectId().toHexString());
  const orders = await insertOrders(client, customers, load);
  await client.close();
  const start = () => startProgram([path], { MONGODB_URI: uri });
  return { program: await start(), start, headers: { authorization: `Bearer ${token}` }, orders, customers };
}

async function insertOrders(client: MongoClient, customers: readonly string[], load: number) {
  const ids: string[] = [];
  for (let from = 0; from < load; from += 500) {
    const orders = Array.from({ length: Math.min(500, load - from) }, (_, index): FloorOrder => {
      const { customer, orderDate, state, number } = loaded(from + index, customers);
      return {
        _id: new ObjectId().toHexString(),
        tenant: 'bench',
        revision: 1,
        status: state,
        ...floorOrder(customer, 10, number),
        orderDate,
      };
    });
    await client.db().collection<FloorOrder>('orders').insertMany(orders);
    ids.push(...orders.map(({ _id }) => _id));
  }
  return ids;
}

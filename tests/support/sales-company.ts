import type { Ground } from '../../runtime/server/operations/acting.ts';
import { systemActing } from '../../runtime/server/operations/system-acting.ts';
import { transitionRecord } from '../../runtime/server/operations/transition-record.ts';
import type { OrganisationSketch } from './organisation.ts';
import type { TestCompany } from './test-company.ts';

/** A trading company on the shipped modules: everybody whom an order and its delivery pass. */
export const salesPeople = {
  departments: {
    company: { head: 'general-manager' },
    sales: { parent: 'company', head: 'sales-manager' },
    finance: { parent: 'company', head: 'finance' },
    warehouse: { parent: 'company', head: 'warehouse' },
  },
  people: {
    'general-manager': { department: 'company', roles: ['general-manager'] },
    'sales-manager': { department: 'sales', roles: ['sales-manager'] },
    sales: { department: 'sales', roles: ['salesperson'] },
    'order-admin': { department: 'sales', roles: ['order-administrator'] },
    finance: { department: 'finance', roles: ['finance'] },
    warehouse: { department: 'warehouse', roles: ['warehouse-keeper'] },
    planner: { department: 'company', roles: ['production-planner'] },
  },
} satisfies OrganisationSketch;

/** What the company trades in, by id. */
export interface Goods {
  customers: string[];
  products: string[];
  warehouse: string;
}

export interface GoodsSketch {
  customers: number;
  products: number;
  /** Pieces of each product in the warehouse. */
  stock: string;
}

/** Customers of good credit whom `sales` looks after, and products at 10 each in one warehouse. */
export async function stockGoods(ground: Ground, company: TestCompany, sketch: GoodsSketch): Promise<Goods> {
  const category = await company.create('product-category', { code: 'PARTS', name: '零件' });
  const warehouse = await company.create('warehouse', {
    code: 'FG',
    name: '成品仓',
    keeper: company.people.warehouse,
  });
  const customers: string[] = [];
  for (let number = 1; number <= sketch.customers; number++)
    customers.push(
      await company.create('customer', {
        code: `C${number}`,
        name: `客户${number}`,
        contactPerson: '孙浩然',
        phone: '0571-88880000',
        address: '浙江省宁波市鄞州区学士路 66 号',
        creditLevel: 'a',
        salesRepresentative: company.people.sales,
      }),
    );
  const products: string[] = [];
  for (let number = 1; number <= sketch.products; number++)
    products.push(
      await company.create('product', {
        code: `P${number}`,
        name: `商品${number}`,
        category,
        salesPrice: '10',
      }),
    );
  await receive(ground, company, { warehouse, products, quantity: sketch.stock });
  return { customers, products, warehouse };
}

async function receive(
  ground: Ground,
  company: TestCompany,
  { warehouse, products, quantity }: { warehouse: string; products: string[]; quantity: string },
): Promise<void> {
  const id = await company.create('stock-in', {
    stockInType: 'opening',
    warehouse,
    handler: company.people.warehouse,
    lines: products.map((product) => ({ product, quantity })),
  });
  const acting = await systemActing(ground, company.id, 'system:demo');
  if (!acting) throw new Error(`there is no tenant ${company.id}`);
  await transitionRecord(acting, { entityId: 'stock-in', id, transitionId: 'post' });
}

export interface OrderSketch {
  lines: number;
  /** Pieces on every line; from 50,000 on the total needs more levels of approval. */
  quantity?: string;
  customer?: string | undefined;
  importance?: 'normal' | 'important' | 'special';
}

/** The body that creates an order of these goods. */
export function orderOf(
  { customers, products, warehouse }: Goods,
  { lines, quantity = '2', customer = customers[0], importance = 'normal' }: OrderSketch,
): Record<string, unknown> {
  return {
    customer,
    contact: '孙浩然',
    phone: '0571-88880000',
    deliveryAddress: '浙江省宁波市鄞州区学士路 66 号',
    orderDate: '2026-11-20',
    deliveryDate: '2026-12-20',
    paymentTerms: 'net-30',
    importance,
    warehouse,
    remark: '请在工作日上午送货，送货前电话联系收货人',
    lines: Array.from({ length: lines }, (_, index) => ({
      product: products[index % products.length],
      quantity,
      unitPrice: '10.00',
      discount: '0.05',
      remark: `第 ${index + 1} 行：防静电包装，附检验报告`,
    })),
  };
}

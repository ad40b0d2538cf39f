import { type Acting, entityOf } from '../../../runtime/server/operations/acting.ts';
import { systemActing } from '../../../runtime/server/operations/system-acting.ts';
import { updateRecord } from '../../../runtime/server/operations/update-record.ts';
import { settingsId } from '../../../runtime/server/tenants/load-settings.ts';
import { chromiumPath } from '../../support/chromium.ts';
import { type Goods, salesPeople, stockGoods } from '../../support/sales-company.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { webFolder } from './web-folder.ts';

export interface SalesPages {
  server: TestServer;
  goods: Goods;
}

/** The whole product for a trading company: its pages, its server, its goods: 20 pieces of each in stock, unless said otherwise. */
export async function startSales({ stock = '20' }: { stock?: string } = {}): Promise<SalesPages> {
  const server = await startTestServer({
    tenants: { acme: salesPeople },
    app: { webFolder, chromiumPath },
  });
  const goods = await stockGoods(server.app.ground, server.company, {
    customers: 3,
    products: 12,
    stock,
  });
  await complete(server, goods);
  return { server, goods };
}

/** New orders are sent from the one warehouse, and every product costs 5, half of its price. */
async function complete({ app, company }: TestServer, { warehouse, products }: Goods): Promise<void> {
  const acting = (await systemActing(app.ground, company.id, 'system:demo')) as Acting;
  const id = settingsId(company.id, entityOf(acting, 'sales-settings'));
  await updateRecord(acting, 'sales-settings', id, 1, { defaultWarehouse: warehouse });
  for (const product of products) await updateRecord(acting, 'product', product, 1, { cost: '5' });
}

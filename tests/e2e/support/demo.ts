import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '../../../runtime/server/demo/load-demo.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { TestCompany } from '../../support/test-company.ts';
import { webFolder } from './web-folder.ts';

const definitions = new URL('../../../definitions', import.meta.url).pathname;
const tenant = 'demo';

/** Orders of each way that are played, so that every kind of page has something to show. */
const ordersOfAWay = 2;

/** The product with its first demo company, whose orders are a few of those that ship. */
export async function startDemo(): Promise<TestServer> {
  const folder = temporaryFolder();
  cpSync(definitions, folder, { recursive: true });
  rmSync(join(folder, 'demo', 'demo-trading'), { recursive: true });
  const plan = join(folder, 'demo', tenant, 'orders.json');
  const { orders } = JSON.parse(readFileSync(plan, 'utf8')) as { orders: { way: string; at?: string }[] };
  const chosen = orders.filter(
    ({ way }, index) =>
      way === 'pending' || orders.slice(0, index).filter((one) => one.way === way).length < ordersOfAWay,
  );
  writeFileSync(plan, JSON.stringify({ orders: chosen }));
  const server = await startTestServer({ tenants: {}, app: { webFolder } });
  await loadDemo(server.app.ground, folder, () => undefined);
  // Only its id is known to the tests: its people are those of the demo.
  return { ...server, company: { id: tenant } as TestCompany };
}

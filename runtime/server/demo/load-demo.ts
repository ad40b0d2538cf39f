import type { Ground } from '../operations/acting.ts';
import { createRecord } from '../operations/create-record.ts';
import { parseLayer } from '../operations/designer/layer-build.ts';
import { publishLayer } from '../operations/designer/publish.ts';
import { updateRecord } from '../operations/update-record.ts';
import type { StoredMessage } from '../store/outbox.ts';
import { createTenant, setAccounts } from '../tenants/create-tenant.ts';
import {
  type DemoCompany,
  type DemoOrder,
  type DemoRecords,
  demoFolders,
  readDemoFile,
  readDemoLayer,
} from './demo-files.ts';
import { isComplete, markComplete, removeTenant } from './demo-mark.ts';
import { DemoWorld } from './demo-world.ts';
import { enterOrder, playOrder } from './play-order.ts';
import { readPastNotices } from './read-past-notices.ts';

/** How many messages of a company that is being filled wait for each other. */
const mostWaiting = 50;

/** The password of every demo account. */
const demoPassword = 'formwork';

/**
 * Creates the demo companies that are not there yet, through the very operations that people
 * use, so that every number, balance and approval in them is a real one. One that an earlier start
 * did not finish is begun anew.
 */
export async function loadDemo(
  ground: Ground,
  definitions: string,
  tell: (line: string) => void,
): Promise<void> {
  const { quiet, flush } = withoutListeners(ground);
  const made = await Promise.all(
    demoFolders(definitions).map((folder) => loadCompany(quiet, definitions, folder, tell)),
  );
  flush();
  for (const tenant of made) if (tenant !== undefined) await readPastNotices(ground, tenant);
}

/** Nobody looks on while a company is filled: no page is told, and messages go out many at a time. */
function withoutListeners(ground: Ground): { quiet: Ground; flush: () => void } {
  const waiting: StoredMessage[] = [];
  const flush = () => ground.deliver(waiting.splice(0));
  const deliver = (messages: readonly StoredMessage[]) => {
    waiting.push(...messages);
    if (waiting.length >= mostWaiting) flush();
  };
  return { quiet: { ...ground, hint: () => undefined, deliver }, flush };
}

/** Fills a company; gives its tenant, or nothing where it is there already. */
async function loadCompany(
  ground: Ground,
  definitions: string,
  folder: string,
  tell: (line: string) => void,
): Promise<string | undefined> {
  const company = readDemoFile<DemoCompany>(folder, 'company.json');
  const { tenant } = company;
  if (await isComplete(ground.database, tenant)) return undefined;
  tell(`Demo: creating ${company.name['zh-CN']} (${tenant}) …`);
  await removeTenant(ground, tenant);
  await createTenant(ground, {
    _id: tenant,
    name: company.name,
    timeZone: company.timeZone ?? 'Asia/Shanghai',
    currency: company.currency ?? 'CNY',
    isDemo: true,
  });
  const world = new DemoWorld(ground, tenant);
  await loadOrganisation(ground, world, company);
  await publishDemoLayer(definitions, world, company.layerNote ?? '');
  world.turnClock(-180, 1);
  for (const file of company.files)
    for (const [entityId, rows] of Object.entries(readDemoFile<DemoRecords>(folder, file)))
      for (const row of rows) await world.play(entityId, row);
  await playOrders(ground, world, readDemoFile<{ orders: DemoOrder[] }>(folder, 'orders.json').orders);
  await markComplete(ground.database, tenant);
  return tenant;
}

/** How many customers' orders are played side by side. */
const together = 4;

/**
 * All orders are entered in the order of their dates, so that their numbers follow it. What then
 * happens to those of one customer happens one after another, because it depends on the customer's
 * credit; customers do not wait for each other.
 */
async function playOrders(ground: Ground, world: DemoWorld, orders: readonly DemoOrder[]): Promise<void> {
  const chains = new Map<string, (() => Promise<void>)[]>();
  for (const order of orders) {
    const record = await enterOrder(world, order);
    const own = new DemoWorld(ground, world.tenant, world.names);
    const chain = chains.get(order.customer) ?? [];
    chains.set(order.customer, chain);
    chain.push(() => playOrder(own, order, record));
  }
  const waiting = [...chains.values()].sort((one, other) => other.length - one.length);
  const playOn = async () => {
    for (let chain = waiting.shift(); chain; chain = waiting.shift()) for (const play of chain) await play();
  };
  await Promise.all(Array.from({ length: together }, playOn));
}

async function loadOrganisation(ground: Ground, world: DemoWorld, company: DemoCompany): Promise<void> {
  world.turnClock(-181, 1);
  const create = async (entityId: string, input: unknown) => {
    const acting = await world.asSystem();
    const record = await createRecord(acting, entityId, input);
    const entity = acting.world.configuration.entities.get(entityId);
    if (entity) world.names.remember(entity, record);
    return record;
  };
  const departments = new Map<string, string>();
  for (const { head: _, parentDepartment, ...department } of company.departments) {
    const parent =
      parentDepartment === undefined
        ? {}
        : { parentDepartment: world.names.idOf('department', parentDepartment) };
    departments.set(department.code, (await create('department', { ...department, ...parent })).id);
  }
  for (const position of company.positions) await create('position', position);
  const users = new Map<string, string>();
  for (const { department, position, ...user } of company.users) {
    const places = {
      department: world.names.idOf('department', department),
      ...(position !== undefined && { position: world.names.idOf('position', position) }),
    };
    users.set(user.username, (await create('user', { ...user, ...places })).id);
  }
  for (const { code, head } of company.departments)
    if (head !== undefined)
      await updateRecord(await world.asSystem(), 'department', departments.get(code) as string, 1, {
        head: users.get(head),
      });
  for (const { members, ...group } of company.groups)
    await create('user-group', {
      ...group,
      members: members.map((member) => ({ member: users.get(member) })),
    });
  await setAccounts(ground, company.tenant, [...users.values()], demoPassword);
}

async function publishDemoLayer(definitions: string, world: DemoWorld, note: string): Promise<void> {
  const layer = readDemoLayer(definitions, world.tenant);
  if (layer !== undefined) await publishLayer(await world.asSystem(), parseLayer(layer), { note });
}

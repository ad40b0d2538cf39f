import type { Ground } from '../operations/acting.ts';
import { createRecord } from '../operations/create-record.ts';
import { parseLayer } from '../operations/designer/layer-build.ts';
import { publishLayer } from '../operations/designer/publish.ts';
import { updateRecord } from '../operations/update-record.ts';
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
import { playOrder } from './play-order.ts';

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
  await Promise.all(demoFolders(definitions).map((folder) => loadCompany(ground, definitions, folder, tell)));
}

async function loadCompany(
  ground: Ground,
  definitions: string,
  folder: string,
  tell: (line: string) => void,
): Promise<void> {
  const company = readDemoFile<DemoCompany>(folder, 'company.json');
  const { tenant } = company;
  if (await isComplete(ground.database, tenant)) return;
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
  await publishDemoLayer(definitions, world);
  world.turnClock(-180, 1);
  for (const file of company.files)
    for (const [entityId, rows] of Object.entries(readDemoFile<DemoRecords>(folder, file)))
      for (const row of rows) await world.play(entityId, row);
  for (const order of readDemoFile<{ orders: DemoOrder[] }>(folder, 'orders.json').orders)
    await playOrder(world, order);
  await markComplete(ground.database, tenant);
}

async function loadOrganisation(ground: Ground, world: DemoWorld, company: DemoCompany): Promise<void> {
  world.turnClock(-181, 1);
  const create = async (entityId: string, input: unknown) => {
    const acting = await world.asSystem();
    const record = await createRecord(acting, entityId, input);
    const entity = acting.world.configuration.entities.get(entityId);
    if (entity) world.remember(entity, record);
    return record;
  };
  const departments = new Map<string, string>();
  for (const { head: _, parentDepartment, ...department } of company.departments) {
    const parent =
      parentDepartment === undefined ? {} : { parentDepartment: world.idOf('department', parentDepartment) };
    departments.set(department.code, (await create('department', { ...department, ...parent })).id);
  }
  for (const position of company.positions) await create('position', position);
  const users = new Map<string, string>();
  for (const { department, position, ...user } of company.users) {
    const places = {
      department: world.idOf('department', department),
      ...(position !== undefined && { position: world.idOf('position', position) }),
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
  await setAccounts(ground, company.tenant, users, demoPassword);
}

async function publishDemoLayer(definitions: string, world: DemoWorld): Promise<void> {
  const layer = readDemoLayer(definitions, world.tenant);
  if (layer !== undefined)
    await publishLayer(await world.asSystem(), parseLayer(layer), { note: '演示定制' });
}

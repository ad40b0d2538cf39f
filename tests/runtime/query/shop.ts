import { afterAll } from 'vitest';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Values } from '../../../engine/record/values.ts';
import type { Acting, Ground } from '../../../runtime/server/operations/acting.ts';
import { ensureFixedCollections } from '../../../runtime/server/store/collections.ts';
import { connect } from '../../../runtime/server/store/database.ts';
import { ensureModels } from '../../../runtime/server/store/models.ts';
import { insertRecord } from '../../../runtime/server/store/records.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { TenantRegistry } from '../../../runtime/server/tenants/registry.ts';
import { moduleOf, sourcesOf } from '../../support/configuration.ts';
import { testDatabase } from '../../support/database.ts';
import { now } from '../../support/facts.ts';
import { foundCompany, type TestCompany } from '../../support/test-company.ts';

/** A shop whose sellers may read neither what a product costs nor who supplies it, and only their own or active products. */
const shop = moduleOf('shop', {
  ledger: {
    stock: {
      dimensions: { product: { type: 'reference', entity: 'product' }, place: { type: 'text' } },
      measures: { quantity: { type: 'quantity', scale: 3 }, value: { type: 'money' } },
    },
  },
  entity: {
    category: {
      kind: 'master',
      title: 'name',
      search: ['name'],
      fields: { name: { type: 'text' }, open: { type: 'boolean' }, region: { type: 'text' } },
    },
    product: {
      kind: 'master',
      title: 'name',
      search: ['name', 'code', 'supplier'],
      fields: {
        code: { type: 'text' },
        name: { type: 'text' },
        supplier: { type: 'text' },
        price: { type: 'money' },
        cost: { type: 'money', sensitive: true },
        rank: { type: 'integer' },
        active: { type: 'boolean' },
        launched: { type: 'date' },
        size: { type: 'choice', options: { small: {}, large: {} } },
        tags: { type: 'multi-choice', options: { red: {}, blue: {} } },
        note: { type: 'long-text' },
        category: { type: 'reference', entity: 'category', filter: 'category.open' },
        keeper: { type: 'user' },
        stock: { type: 'roll-up', ledger: 'stock', where: { product: 'self' }, sum: 'quantity' },
        packs: {
          type: 'lines',
          fields: { name: { type: 'text' }, pieces: { type: 'integer' }, cost: { type: 'money' } },
        },
      },
      indexes: { 'by-price': { fields: ['price'] } },
    },
    order: {
      kind: 'document',
      title: 'number',
      states: { draft: {}, done: {} },
      fields: {
        number: { type: 'text' },
        region: { type: 'text' },
        seller: { type: 'user', filter: 'seller.department in user.departments' },
        unit: { type: 'department' },
        main: { type: 'reference', entity: 'product', filter: 'main.category.open && main.price < 100' },
        scarce: { type: 'reference', entity: 'product', filter: 'scarce.active && scarce.stock < 5' },
        limit: { type: 'money' },
        orderDate: { type: 'date' },
        sent: { type: 'date-time' },
        lines: {
          type: 'lines',
          fields: {
            product: {
              type: 'reference',
              entity: 'product',
              filter:
                'product.active && (isEmpty(parent.limit) || product.price <= parent.limit) && (isEmpty(quantity) || orElse(product.rank, 0) != quantity)',
            },
            quantity: { type: 'integer' },
            price: { type: 'money', default: 'product.price' },
            cost: { type: 'money', default: 'product.cost' },
            amount: { type: 'formula', result: 'money', formula: 'quantity * price' },
          },
        },
        total: { type: 'roll-up', of: 'lines', sum: 'amount' },
      },
    },
  },
  role: {
    seller: {
      permissions: {
        product: {
          read: 'active || keeper == user',
          fields: { supplier: 'hidden', 'packs.cost': 'hidden' },
        },
        category: { read: true },
        order: { read: 'seller.department in user.departments', create: true },
      },
      ledgers: ['stock'],
    },
    guest: {},
  },
});

export const sources = sourcesOf(shop);

const company = {
  departments: { company: {}, sales: { parent: 'company' }, store: { parent: 'company' } },
  people: {
    boss: { department: 'company', roles: ['administrator'] },
    ann: { department: 'sales', roles: ['seller'] },
    bob: { department: 'sales', roles: ['seller'] },
    eve: { department: 'store', roles: ['seller'] },
    old: { department: 'sales', roles: ['seller'], active: false },
    guest: { department: 'store', roles: ['guest'] },
  },
};

export type ShopPerson = keyof typeof company.people;

/** A tenant of the shop with its people in a database, and records put straight into the store. */
export interface Shop extends TestCompany {
  ground: Ground;
  entity(entityId: string): Promise<CompiledEntity>;
  acting(person: ShopPerson): Promise<Acting>;
  /** Stores a record as it is given, nothing computed. */
  put(
    entityId: string,
    id: string,
    values: Values,
    own?: { state?: string; createdAt?: string },
  ): Promise<void>;
}

/** Shops of one database, by tenant id. */
export async function openShops(...tenants: string[]): Promise<Shop[]> {
  const { uri, name } = await testDatabase();
  const database = await connect({ uri, name, poolSize: 10 });
  afterAll(() => database.close());
  await ensureFixedCollections(database.db);
  await ensureModels(database.mongoose);
  const ground: Ground = {
    database,
    tenants: new TenantRegistry(database, sources),
    clock: () => now,
    hint: () => undefined,
    deliver: () => undefined,
    dispatch: () => undefined,
  };
  const shops: Shop[] = [];
  for (const tenant of tenants) shops.push(shopOf(ground, await foundCompany(ground, tenant, company)));
  return shops;
}

function shopOf(ground: Ground, founded: TestCompany): Shop {
  const worldOf = async () => {
    const world = await ground.tenants.world(founded.id);
    if (!world) throw new Error(`there is no tenant ${founded.id}`);
    return world;
  };
  const entity = async (entityId: string) =>
    (await worldOf()).configuration.entities.get(entityId) as CompiledEntity;
  return {
    ...founded,
    ground,
    entity,
    async acting(username) {
      const world = await worldOf();
      const person = world.organisation.personNamed(username);
      if (!person) throw new Error(`nobody is called ${username}`);
      return { ground, world, person, policy: world.policyOf(person.roles), channel: 'api', language: 'en' };
    },
    async put(entityId, id, values, { state, createdAt = now } = {}) {
      const by = { id: founded.people.boss as string, title: 'Boss' };
      await insertRecord(new Scope(ground.database.db, founded.id), await entity(entityId), {
        id,
        revision: 1,
        state,
        stateTimes: {},
        createdAt,
        createdBy: by,
        updatedAt: createdAt,
        updatedBy: by,
        values,
      });
    },
  };
}

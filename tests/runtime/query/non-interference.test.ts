import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Values } from '../../../engine/record/values.ts';
import type { Acting } from '../../../runtime/server/operations/acting.ts';
import { Invalid } from '../../../runtime/server/operations/invalid.ts';
import { listRecords } from '../../../runtime/server/operations/list-records.ts';
import type { ListRequest } from '../../../runtime/server/operations/list-request.ts';
import { openShops, type Shop } from './shop.ts';

/** Two shops whose products differ in nothing but what a seller may not read. */
let twins: [Acting, Acting];
beforeAll(async () => {
  const [one] = (await openShops('acme')) as [Shop];
  const [other] = (await openShops('acme')) as [Shop];
  const visible = (index: number): Values => ({
    code: `C-${index % 7}`,
    name: ['铜线', '铁线', 'Bolt', 'Nut'][index % 4],
    ...(index % 3 > 0 && { price: `${index % 5}.00` }),
    active: index % 5 > 0,
    packs: [{ id: 'l', name: 'box', pieces: index % 3 }],
  });
  for (let index = 0; index < 40; index++) {
    const values = visible(index);
    const [box] = values.packs as Values[];
    await one.put('product', `p${index}`, values);
    await other.put('product', `p${index}`, {
      ...values,
      supplier: `秘密 secret Bolt ${index}`,
      cost: `${index}.00`,
      packs: [{ ...box, cost: `${index * 7}.00` }],
    });
  }
  twins = [await one.acting('ann'), await other.acting('ann')];
});

const readable = fc.constantFrom('code', 'name', 'price', 'active', 'title');
const field = fc.oneof(
  { arbitrary: readable, weight: 6 },
  { arbitrary: fc.constantFrom('cost', 'supplier', 'stock', 'nonsense'), weight: 1 },
);
const condition = fc.oneof(
  fc.tuple(field, fc.constantFrom('> 3', '== "Bolt"', '!= 0', 'in [1, 2]')).map((parts) => parts.join(' ')),
  fc.tuple(fc.constantFrom('isEmpty', 'notEmpty', '!'), field).map(([test, name]) => `${test}(${name})`),
  fc.constantFrom(
    'name.contains("o")',
    'supplier.contains("secret")',
    'packs.exists(p, p.cost > 9)',
    '0 in packs.cost',
  ),
);
const some = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const request: fc.Arbitrary<ListRequest> = fc.record({
  filter: some(
    fc.oneof(
      condition,
      fc.tuple(condition, condition).map(([a, b]) => `${a} || ${b}`),
    ),
  ),
  sort: some(
    fc.oneof(
      field,
      field.map((name) => `-${name}`),
      fc.tuple(field, field).map(String),
    ),
  ),
  fields: some(fc.array(field, { minLength: 1, maxLength: 3 }).map(String)),
  search: some(fc.constantFrom('secret', 'mimi', '秘', 'bolt', 'b', 'tx', 'c-1', '铁', '7')),
  limit: fc.constantFrom(3, 100),
  total: fc.boolean(),
});

/** Everything that an answer tells, besides the seal of its cursor. */
async function toldBy(acting: Acting, asked: ListRequest): Promise<string> {
  try {
    const { nextCursor, ...list } = await listRecords(acting, 'product', asked);
    return JSON.stringify([list, nextCursor?.length]).replaceAll(/"id":"[0-9a-f]{24}"/g, '');
  } catch (cause) {
    if (cause instanceof Invalid) return JSON.stringify([cause.status, cause.issues]);
    throw cause;
  }
}

test('no list tells a seller anything of what is hidden (reliability.md H01, H02)', async () => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      const [one, other] = await Promise.all(twins.map((acting) => toldBy(acting, asked)));

      expect(one).toBe(other);
      if (one?.startsWith('[{"items":[{')) answered++;
    }),
    { numRuns: 1500, seed: 42 },
  );

  expect(answered).toBeGreaterThan(150);
});

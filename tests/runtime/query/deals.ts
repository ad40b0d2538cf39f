import fc from 'fast-check';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Reference, Values } from '../../../engine/record/values.ts';
import type { StoredRecord } from '../../../runtime/server/store/records.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';
import { nameOf, organisationOf, smallCompany } from '../../support/organisation.ts';

const columns = {
  product: { type: 'text' },
  amount: { type: 'money' },
  done: { type: 'boolean' },
  on: { type: 'date' },
  quantity: { type: 'integer' },
  party: { type: 'reference', entity: 'party' },
  inspector: { type: 'user' },
  way: { type: 'choice', options: { road: {}, air: {} } },
};

/** A record with a field of every type that a query can meet, stored calculations among them. */
export const configuration = configurationOf(
  moduleOf('trade', {
    entity: {
      party: {
        kind: 'master',
        title: 'name',
        fields: { name: { type: 'text' }, level: { type: 'integer' } },
      },
      deal: {
        kind: 'document',
        title: 'name',
        search: ['name'],
        states: { draft: {}, approved: {}, closed: {} },
        fields: {
          name: { type: 'text' },
          note: { type: 'long-text' },
          amount: { type: 'money' },
          limit: { type: 'money' },
          rate: { type: 'decimal', scale: 12 },
          count: { type: 'integer' },
          urgent: { type: 'boolean' },
          paid: { type: 'boolean' },
          due: { type: 'date' },
          ordered: { type: 'date' },
          sent: { type: 'date-time' },
          way: { type: 'choice', options: { road: {}, air: {} } },
          tags: { type: 'multi-choice', options: { big: {}, new: {}, odd: {} } },
          party: { type: 'reference', entity: 'party' },
          payer: { type: 'reference', entity: 'party' },
          seller: { type: 'user' },
          unit: { type: 'department' },
          files: { type: 'attachment' },
          marking: { type: 'formula', result: 'text', formula: 'orElse(name, "") + ""' },
          lines: { type: 'lines', fields: columns },
          total: { type: 'roll-up', of: 'lines', sum: 'amount' },
        },
      },
    },
  }),
);

export const deal = configuration.entities.get('deal') as CompiledEntity;
export const organisation = organisationOf(smallCompany);

/** Texts that catch what is easily wrong: order beyond the basic plane, patterns, line ends, blanks inside. */
export const texts = [
  'a',
  'ab',
  'abc',
  'B',
  'a\n',
  'a.c',
  '.*',
  '(',
  '$a',
  'x y',
  '～',
  '😀',
  '𠮷',
  '华芯',
  '\\d',
  '"',
];
export const numbers = ['-5.00', '0.00', '1.10', '2.00', '9007199254740992.00', '9007199254740993.00'];
export const integers = [-3, 0, 1, 2, 9007199254740991];
export const rates = [
  '0.000000000001',
  '0.333333333333',
  '1.000000000000',
  '99999999999999999999.999999999999',
];
export const dates = ['2025-12-31', '2026-01-01', '2026-11-23', '2026-11-24'];
export const moments = ['2026-11-22T23:59:59.999Z', '2026-11-23T02:00:00.000Z', '2026-11-23T02:00:00.001Z'];
export const parties: Reference[] = ['acme', 'holding', 'third'].map((id) => ({ id, title: nameOf(id) }));
export const people = ['sun', 'li', 'wang', 'qian', 'gone'];
export const departments = ['sales', 'commerce', 'finance', 'closed'];

const named = (ids: readonly string[]) => fc.constantFrom(...ids).map((id) => ({ id, title: nameOf(id) }));

const line: fc.Arbitrary<Values> = fc.record(
  {
    id: fc.constantFrom('l1', 'l2', 'l3'),
    product: fc.constantFrom(...texts),
    amount: fc.constantFrom(...numbers),
    done: fc.boolean(),
    on: fc.constantFrom(...dates),
    quantity: fc.constantFrom(...integers),
    party: fc.constantFrom(...parties),
    inspector: named(people),
    way: fc.constantFrom('road', 'air'),
  },
  { requiredKeys: ['id'] },
);

const values: fc.Arbitrary<Values> = fc.record(
  {
    name: fc.constantFrom(...texts),
    note: fc.constantFrom(...texts),
    amount: fc.constantFrom(...numbers),
    limit: fc.constantFrom(...numbers),
    rate: fc.constantFrom(...rates),
    count: fc.constantFrom(...integers),
    urgent: fc.boolean(),
    paid: fc.boolean(),
    due: fc.constantFrom(...dates),
    ordered: fc.constantFrom(...dates),
    sent: fc.constantFrom(...moments),
    way: fc.constantFrom('road', 'air'),
    tags: fc.subarray(['big', 'new', 'odd'], { minLength: 1 }),
    party: fc.constantFrom(...parties),
    payer: fc.constantFrom(...parties),
    seller: named(people),
    unit: named(departments),
    files: fc.constant([{ id: 'f1' }]),
    marking: fc.constantFrom('', ...texts),
    lines: fc.uniqueArray(line, { minLength: 1, maxLength: 3, selector: (one) => one.id }),
    total: fc.constantFrom(...numbers),
  },
  { requiredKeys: [] },
);

/** Any stored deal; blank fields are as likely as full ones. */
export const anyDeal: fc.Arbitrary<Omit<StoredRecord, 'id'>> = fc.record({
  revision: fc.constant(1),
  state: fc.constantFrom('draft', 'approved', 'closed'),
  stateTimes: fc.constant({}),
  createdAt: fc.constantFrom(...moments),
  createdBy: named(people),
  updatedAt: fc.constantFrom(...moments),
  updatedBy: named(people),
  values,
});

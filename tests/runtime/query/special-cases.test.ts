import type { Document } from 'mongodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { holds } from '../../../engine/expression/compile-expression.ts';
import { environmentOf, rowOf } from '../../../engine/record/facts.ts';
import type { Values } from '../../../engine/record/values.ts';
import type { StoredRecord } from '../../../runtime/server/store/records.ts';
import { compiled, facts, filterFor, storeDeals } from './asking.ts';
import { deal } from './deals.ts';
import { forbiddenParts } from './forbidden-parts.ts';

const sun = { id: 'sun', title: 'Sun' };
const qian = { id: 'qian', title: 'Qian' };
const acme = { id: 'acme', title: 'Acme' };

const values: Record<string, Values> = {
  blank: {},
  one: {
    name: 'abc',
    marking: 'abc',
    amount: '1.10',
    limit: '1.10',
    rate: '1.000000000000',
    count: 1,
    urgent: true,
    due: '2026-11-23',
    sent: '2026-11-23T02:00:00.000Z',
    tags: ['big'],
    party: acme,
    seller: sun,
    unit: { id: 'sales', title: 'Sales' },
    lines: [
      { id: 'a', product: 'abc', amount: '1.10', quantity: 1, done: true, inspector: sun },
      { id: 'b', amount: '2.00' },
    ],
  },
  two: {
    name: 'abc\n',
    marking: '',
    amount: '-2.00',
    rate: '0.333333333333',
    count: 9007199254740991,
    urgent: false,
    seller: qian,
    lines: [{ id: 'a', product: 'a.c', amount: '3.00', quantity: 2, done: true, inspector: qian }],
  },
  three: {
    name: '😀',
    marking: '～',
    urgent: false,
    seller: { id: 'gone', title: 'Gone' },
    tags: ['big', 'odd'],
  },
};

function recordOf(id: string): StoredRecord {
  const moment = '2026-11-23T02:00:00.000Z';
  return {
    id,
    revision: 1,
    state: id === 'one' ? 'approved' : 'draft',
    stateTimes: {},
    createdAt: moment,
    createdBy: sun,
    updatedAt: moment,
    updatedBy: qian,
    values: values[id] as Values,
  };
}

const records = Object.keys(values).map(recordOf);

/** A condition and the records it finds. */
type Case = [condition: string, found: string];

const blanks: Case[] = [
  ['amount > 0', 'one'],
  ['!(amount > 0)', 'two'],
  ['amount != 1.1', 'two'],
  ['!(amount != 1.1)', 'one'],
  ['urgent', 'one'],
  ['!urgent', 'three two'],
  ['urgent || !urgent', 'one three two'],
  ['orElse(urgent, false) == false', 'blank three two'],
  ['orElse(amount, 5) > 4', 'blank three'],
  ['isEmpty(marking)', 'blank two'],
  ['notEmpty(marking)', 'one three'],
  ['marking == ""', ''],
  ['marking != ""', 'one three'],
  ['marking < "b"', 'one'],
  ['marking <= "~"', 'one'],
  ['marking >= ""', 'one three'],
  ['marking < ""', ''],
  ['marking in ["", "abc"]', 'one'],
  ['!(marking in ["abc"])', 'three'],
  ['name == user.phone', ''],
  ['!(name == user.phone)', ''],
  ['name in [user.phone]', ''],
  ['!(name in [user.phone])', 'one three two'],
  ['urgent ? true : isEmpty(urgent)', 'blank one'],
  ['!(urgent ? amount > 5 : amount < 0)', 'one'],
];

const numbers: Case[] = [
  ['amount == 1.1000', 'one'],
  ['amount == limit', 'one'],
  ['!(amount < limit)', 'one'],
  ['amount != limit', ''],
  ['count == amount', ''],
  ['count < amount', 'one'],
  ['count > 0.99999999999999999999999999999999999999999', 'one two'],
  ['count > 9007199254740990.5', 'two'],
  ['rate < 1.00000000000000000000000000000000000000001', 'one two'],
  ['rate > 0.99999999999999999999999999999999999999999', 'one'],
  ['rate == 1.00000000000000000000000000000000000000001', ''],
  ['rate != 1.00000000000000000000000000000000000000001', 'one two'],
  ['rate in [1.00000000000000000000000000000000000000001, 1]', 'one'],
  ['1.00000000000000000000000000000000000000001 in lines.amount', ''],
  ['!(1.00000000000000000000000000000000000000001 in lines.amount)', 'blank one three two'],
];

const textsAndDates: Case[] = [
  ['name.startsWith("abc")', 'one two'],
  ['name.endsWith("c")', 'one'],
  ['!name.endsWith("c")', 'three two'],
  ['name.contains("")', 'one three two'],
  ['!name.contains("")', ''],
  ['name.contains(user.phone) || !name.contains(user.phone)', ''],
  ['name.contains(".")', ''],
  ['lines.exists(l, l.product.contains("."))', 'two'],
  ['name > marking', 'three'],
  ['title == "abc"', 'one'],
  ['due == today()', 'one'],
  ['due > addDays(today(), -1)', 'one'],
  ['sent >= now()', 'one'],
  ['sent == "2026-11-23T10:00:00+08:00"', 'one'],
  ['createdAt < now()', ''],
  ['state == "approved"', 'one'],
  ['state in ["draft"]', 'blank three two'],
  ['id == "two"', 'two'],
];

const listsAndLines: Case[] = [
  ['"odd" in tags', 'three'],
  ['!("odd" in tags)', 'one'],
  ['isEmpty(tags)', 'blank two'],
  ['isEmpty(lines)', 'blank three'],
  ['lines.exists(l, true)', 'one two'],
  ['lines.all(l, false)', 'blank three'],
  ['lines.exists(l, l.amount > 1.5)', 'one two'],
  ['lines.exists(l, l.done && l.amount > 1.5)', 'two'],
  ['lines.exists(l, l.product == "abc" || l.quantity == 2)', 'one two'],
  ['lines.all(l, l.done)', 'blank three two'],
  ['!lines.all(l, l.done)', ''],
  ['lines.exists(l, !l.done)', ''],
  ['!lines.exists(l, l.quantity > 5)', 'blank three two'],
  ['lines.exists(l, isEmpty(l.product))', 'one'],
  ['lines.exists(l, l.id == "b")', 'one'],
  ['lines.exists(l, l.inspector.department in user.departments)', 'one'],
  ['lines.exists(l, l.product == user.name || l.inspector == user)', 'one'],
  ['"abc" in lines.product', 'one'],
  ['!("abc" in lines.product)', 'blank three two'],
];

const referencesAndPeople: Case[] = [
  ['party == "acme"', 'one'],
  ['party != "acme"', ''],
  ['party.title == "Acme"', 'one'],
  ['seller == user', 'one'],
  ['seller != user', 'three two'],
  ['createdBy == user', 'blank one three two'],
  ['seller.department == user.department', 'one'],
  ['seller.department != user.department', 'two'],
  ['isEmpty(seller.department)', 'blank three'],
  ['!(seller.department in user.departments)', 'two'],
  ['seller.departments.exists(d, d == "finance")', 'two'],
  ['updatedBy.username == "qian" && createdBy.active', 'blank one three two'],
  ['text(seller == user) + orElse(seller.title, "x") == "falsex"', 'three'],
  ['unit in user.departments', 'one'],
  ['unit.name == "Sales"', 'one'],
];

describe('a condition finds', () => {
  let found: (filter: Document) => Promise<string[]>;
  beforeAll(async () => {
    found = await storeDeals(records);
  });

  const tables: [string, Case[]][] = [
    ['blank fields, which are unknown', blanks],
    ['numbers, to the last digit', numbers],
    ['texts, dates and states', textsAndDates],
    ['options and lines', listsAndLines],
    ['references and people', referencesAndPeople],
  ];
  describe.each(tables)('%s', (_title, cases) => {
    test.each(cases)('%s → %s', async (source, expected) => {
      const condition = compiled(source);
      const evaluated = records
        .filter((record) => holds(condition, environmentOf(facts, deal.module, rowOf(deal, record))))
        .map((record) => record.id);

      const filter = filterFor(source);

      expect(evaluated.sort().join(' ')).toBe(expected);
      expect((await found(filter)).join(' ')).toBe(expected);
      expect(forbiddenParts(filter)).toEqual([]);
    });
  });
});

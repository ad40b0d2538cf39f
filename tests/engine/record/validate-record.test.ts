import { describe, expect, test } from 'vitest';
import { prepareRecord } from '../../../engine/record/prepare-record.ts';
import { allRights } from '../../../engine/record/write-rights.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';
import { factsOf } from '../../support/facts.ts';
import { entityOf, save } from '../../support/prepare.ts';

const configuration = configurationOf(
  moduleOf('loans', {
    entity: {
      item: {
        kind: 'master',
        title: 'name',
        fields: { name: { type: 'text' }, free: { type: 'boolean' }, kind: { type: 'text' } },
      },
      'loan-settings': {
        kind: 'setting',
        title: 'name',
        fields: { name: { type: 'text' }, most: { type: 'money' } },
      },
      loan: {
        kind: 'document',
        title: 'note',
        fields: {
          note: { type: 'text', required: true },
          topic: { type: 'text' },
          way: { type: 'choice', options: { fetch: {}, send: {} } },
          address: { type: 'text', visibleWhen: 'way == "send"', required: true },
          why: { type: 'text', requiredWhen: 'value > 100' },
          value: { type: 'money', check: 'value >= 0', checkMessage: { en: 'Not below zero' } },
          ratio: { type: 'money', check: '10 / ratio > 1' },
          paid: { type: 'boolean' },
          rate: { type: 'money', readOnlyWhen: 'paid' },
          item: { type: 'reference', entity: 'item', filter: 'item.free' },
          friend: { type: 'user', filter: 'friend.active' },
          lines: {
            type: 'lines',
            min: 1,
            max: 1000,
            fields: {
              item: {
                type: 'reference',
                entity: 'item',
                required: true,
                filter: 'item.free && item.kind == parent.topic',
              },
              count: { type: 'integer', required: true, check: 'count > 0' },
              price: { type: 'money', readOnlyWhen: 'parent.paid' },
              remark: { type: 'text', requiredWhen: 'count > 5' },
            },
          },
          extra: { type: 'lines', requiredWhen: 'way == "send"', fields: { note: { type: 'text' } } },
        },
        checks: {
          limit: { holds: 'value <= settings.most', field: 'value', message: { en: 'Too much' } },
          early: { holds: 'lines.count.sum() < 50', severity: 'warning' },
          lucky: { holds: 'rate != 13' },
          'per-line': { lines: 'lines', field: 'count', holds: 'count < parent.value' },
        },
      },
    },
  }),
);
const items = {
  'item/pen': { id: 'pen', title: 'Pen', free: true, kind: 'a' },
  'item/ink': { id: 'ink', title: 'Ink', free: false, kind: 'a' },
  'item/lost': null,
};
const facts = () =>
  factsOf(configuration, { records: items, settings: { 'loan-settings': { most: '500.00' } } });
const good = { note: 'a', topic: 'a', value: '50', lines: [{ id: 'a', item: 'pen', count: 1 }] };
const stored = save(configuration, 'loan', good, { facts: facts() }).values;

const problems = (change: object) =>
  save(configuration, 'loan', { ...good, ...change }, { facts: facts() }).issues;
const problemsOfEdit = (change: object, before: object = stored) =>
  save(configuration, 'loan', change, { facts: facts(), before: { ...stored, ...before } }).issues;

test('a complete record has no issue', () => {
  expect(problems({})).toEqual([]);
});

describe('what must be filled in', () => {
  test.each([
    ['a required field', { note: ' ' }, ['field.required /note']],
    [
      'a required column, in each line',
      { lines: [{ count: 1 }, { item: 'pen', count: 1 }, {}] },
      ['field.required /lines/0/item', 'field.required /lines/2/item', 'field.required /lines/2/count'],
    ],
    ['a field required by a condition', { value: '101' }, ['field.required /why']],
    ['… not when the condition does not hold', { value: '100' }, []],
    ['… not when the condition is unknown', { value: null, lines: [{ item: 'pen', count: 1 }] }, []],
    [
      'a column required by a condition',
      { lines: [{ item: 'pen', count: 6 }] },
      ['field.required /lines/0/remark'],
    ],
    ['a hidden field is not asked for', { way: 'fetch' }, []],
    ['… nor one whose condition is unknown', { way: null }, []],
    ['… but one that is shown is', { way: 'send', extra: [{}] }, ['field.required /address']],
    ['lines, as few as the field says', { lines: [] }, ['lines.too-few /lines']],
    ['lines, by a condition', { way: 'send', address: 'x' }, ['field.required /extra']],
  ])('%s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  test('what could not be understood is not also missing', () => {
    expect(problems({ note: 5, lines: [{ item: 'pen', count: 'many' }, 7] })).toEqual([
      'field.wrong-type /note',
      'field.wrong-type /lines/0/count',
      'field.wrong-type /lines/1',
    ]);
  });
});

test('what is wrong with the whole record hides nothing that is missing in it', () => {
  expect(problems({ rate: '13', note: ' ' })).toEqual(['field.required /note', 'record.check-failed ']);
});

describe('rules', () => {
  test.each([
    [
      'a field’s own',
      { value: '-1', lines: [{ item: 'pen', count: 1 }] },
      ['field.check-failed /value', 'record.check-failed /lines/0/count'],
    ],
    ['a column’s own', { lines: [{ item: 'pen', count: 0 }] }, ['field.check-failed /lines/0/count']],
    ['a record’s, shown at its field', { value: '501', why: 'x' }, ['record.check-failed /value']],
    [
      'a line’s, which sees the record',
      {
        value: '2',
        lines: [
          { item: 'pen', count: 1 },
          { item: 'pen', count: 2 },
        ],
      },
      ['record.check-failed /lines/1/count'],
    ],
    [
      'a warning does not stop',
      { lines: Array(10).fill({ item: 'pen', count: 5 }) },
      ['record.check-failed  (warning)'],
    ],
    ['a blank value breaks none', { value: null }, []],
    ['one that cannot be evaluated is an issue, not a pass', { ratio: '0' }, ['expression.failed /ratio']],
  ])('%s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  test('the words of the definition travel with the issue', () => {
    const { issues } = prepareRecord(
      {
        entity: entityOf(configuration, 'loan'),
        before: {},
        input: { ...good, value: '-1' },
        isNew: true,
        own: {},
        rights: allRights,
        newId: () => 'n',
      },
      facts(),
    );

    expect(issues[0]).toMatchObject({
      code: 'field.check-failed',
      words: { en: 'Not below zero' },
      params: { check: 'value >= 0' },
    });
  });

  test('every problem comes at once', () => {
    expect(
      problems({ note: null, value: '-5', colour: 1, item: 'lost', lines: [{ item: 'ink', count: 0 }] }),
    ).toEqual([
      'field.unknown /colour',
      'field.required /note',
      'field.check-failed /value',
      'reference.unknown /item',
      'reference.not-allowed /lines/0/item',
      'field.check-failed /lines/0/count',
      'record.check-failed /lines/0/count',
    ]);
  });
});

describe('references', () => {
  test.each([
    ['to nothing', { item: 'lost' }, ['reference.unknown /item']],
    ['to a person who is not there', { friend: 'nobody' }, ['reference.unknown /friend']],
    ['to what may not be chosen', { item: 'ink' }, ['reference.not-allowed /item']],
    ['to what may not be chosen for this record', { topic: 'b' }, ['reference.not-allowed /lines/0/item']],
  ])('%s', (_, change, expected) => {
    expect(problems(change)).toEqual(expected);
  });

  test('one that was chosen while it was allowed may stay', () => {
    const before = { item: { id: 'ink', title: 'Ink' } };

    expect(problemsOfEdit({ value: '60' }, before)).toEqual([]);
    expect(problemsOfEdit({ item: 'ink' }, before)).toEqual([]);
    expect(problemsOfEdit({ item: 'ink' })).toEqual(['reference.not-allowed /item']);
  });

  test('one whose record has gone is told at every save', () => {
    expect(problemsOfEdit({ value: '60' }, { item: { id: 'lost', title: 'Lost' } })).toEqual([
      'reference.unknown /item',
    ]);
  });

  test('a reference carries the title of its record, as of the last save', () => {
    const { values } = save(
      configuration,
      'loan',
      {},
      {
        facts: facts(),
        before: { ...stored, item: { id: 'pen', title: 'Old' }, friend: { id: 'li', title: '?' } },
      },
    );

    expect(values).toMatchObject({
      item: { id: 'pen', title: 'Pen' },
      friend: { id: 'li', title: 'Li' },
      lines: [{ item: { title: 'Pen' } }],
    });
  });
});

describe('what is read-only by a condition', () => {
  test('may not be changed while it holds, in the record and in its lines', () => {
    const before = {
      rate: '5.00',
      paid: true,
      lines: [{ id: 'a', item: { id: 'pen' }, count: 1, price: '1.00' }],
    };

    expect(problemsOfEdit({ rate: '6', lines: { a: { price: '2' } } }, before)).toEqual([
      'field.not-writable /rate',
      'field.not-writable /lines/0/price',
    ]);
    expect(problemsOfEdit({ rate: '5', lines: { a: { price: '1', count: 2 } } }, before)).toEqual([]);
  });

  test('may be changed while it does not hold or is unknown, and be set when new', () => {
    expect(problemsOfEdit({ rate: '6' }, { rate: '5.00' })).toEqual([]);
    expect(problemsOfEdit({ rate: '6' }, { rate: '5.00', paid: false })).toEqual([]);
    expect(problems({ rate: '6', paid: true })).toEqual([]);
    expect(problemsOfEdit({ lines: { new: { item: 'pen', count: 1, price: '3' } } }, { paid: true })).toEqual(
      [],
    );
  });
});

describe('many lines', () => {
  const lines = (count: number) => Array.from({ length: count }, () => ({ item: 'pen', count: 1 }));

  test('a thousand are saved in well under a second', () => {
    const started = performance.now();

    expect(problems({ lines: lines(1000) })).toEqual(['record.check-failed  (warning)']);

    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('one more is refused', () => {
    expect(problems({ lines: lines(1001) })).toEqual(['lines.too-many /lines']);
  });
});

import { describe, expect, test } from 'vitest';
import { mergeRecord } from '../../../engine/record/merge-record.ts';
import type { Values } from '../../../engine/record/values.ts';
import { allRights, type WriteRights } from '../../../engine/record/write-rights.ts';
import { codeAndPath, configurationOf, moduleOf } from '../../support/configuration.ts';
import { frozen } from '../../support/frozen.ts';
import { entityOf } from '../../support/prepare.ts';

const configuration = configurationOf(
  moduleOf('shop', {
    entity: {
      product: { kind: 'master', title: 'name', fields: { name: { type: 'text' } } },
      order: {
        kind: 'document',
        title: 'note',
        fields: {
          note: { type: 'text' },
          number: { type: 'auto-number', pattern: 'A{00}' },
          price: { type: 'money' },
          way: { type: 'choice', options: { road: {}, air: {} } },
          product: { type: 'reference', entity: 'product' },
          double: { type: 'formula', result: 'money', formula: 'price * 2' },
          lines: {
            type: 'lines',
            max: 5,
            fields: {
              product: { type: 'reference', entity: 'product' },
              count: { type: 'integer' },
              cost: { type: 'money' },
              worth: { type: 'formula', result: 'money', formula: 'cost * count' },
            },
          },
        },
      },
    },
  }),
);
const order = entityOf(configuration, 'order');
const stored: Values = frozen({
  note: 'first',
  number: 'A01',
  price: '5.00',
  double: '10.00',
  product: { id: 'pen', title: 'Pen' },
  lines: [
    {
      id: 'a',
      product: { id: 'pen', title: 'Pen' },
      count: 1,
      cost: '2.00',
      worth: '2.00',
      sourceLine: 's1',
    },
    { id: 'b', count: 2, cost: '3.00', worth: '6.00' },
  ],
});

function merge(input: unknown, rights: Partial<WriteRights> = {}, before = stored) {
  let count = 0;
  const merged = mergeRecord(order, before, input, { ...allRights, ...rights }, () => `new-${++count}`);
  return { values: merged.values, issues: merged.issues.map(codeAndPath) };
}

const without =
  (...paths: string[]) =>
  (path: string) =>
    !paths.includes(path);

describe('fields are merged as a merge patch (RFC 7396)', () => {
  test.each([
    ['what is absent stays', {}, {}],
    ['a value replaces', { note: 'second' }, { note: 'second' }],
    ['null removes', { note: null }, { note: undefined }],
    ['a blank text removes', { note: ' ' }, { note: undefined }],
    ['an empty text removes a number', { price: '' }, { price: undefined }],
    ['a value is kept in its canonical form', { price: 7 }, { price: '7.00' }],
    ['a reference is set by its id', { product: 'ink' }, { product: { id: 'ink' } }],
    ['a reference sent back keeps its title', { product: { id: 'pen', title: 'Forged' } }, {}],
    ['null removes all lines', { lines: null }, { lines: undefined }],
    ['an empty list removes all lines', { lines: [] }, { lines: undefined }],
  ])('%s', (_, input, change) => {
    const { values, issues } = merge(input);

    expect(issues).toEqual([]);
    expect(values).toEqual(JSON.parse(JSON.stringify({ ...stored, ...change })));
  });

  test.each([
    ['no object', 'text', ['field.wrong-type ']],
    ['a list', [], ['field.wrong-type ']],
    ['a field that there is not', { colour: 1 }, ['field.unknown /colour']],
    ['the record of another', { id: 'x', revision: 5 }, ['field.unknown /id', 'field.unknown /revision']],
    ['the prototype', JSON.parse('{"__proto__": {"note": "x"}}'), ['field.unknown /__proto__']],
    ['a computed field', { double: '11.00' }, ['field.computed /double']],
    ['a number of its own', { number: 'A99' }, ['field.computed /number']],
    [
      'a wrong value',
      { price: 'cheap', way: 'sea' },
      ['field.wrong-type /price', 'field.not-an-option /way'],
    ],
  ])('%s is refused, and what stood there stays', (_, input, problems) => {
    const { values, issues } = merge(input);

    expect(issues).toEqual(problems);
    expect(values).toEqual(stored);
  });

  test('sending back what stands there is no offence, whatever one may write', () => {
    const { values, issues } = merge(
      { ...stored, lines: { a: stored.lines && { count: 1, worth: '2.00' } } },
      {
        canWrite: () => false,
      },
    );

    expect(issues).toEqual([]);
    expect(values).toEqual(stored);
  });

  test('every field that one may not write is named at once', () => {
    const { values, issues } = merge(
      { note: 'x', price: '6', product: 'ink', lines: { a: { cost: '1', count: 5 } } },
      { canWrite: without('note', 'price', 'lines.cost') },
    );

    expect(issues).toEqual([
      'field.not-writable /note',
      'field.not-writable /price',
      'field.not-writable /lines/a/cost',
    ]);
    expect(values).toMatchObject({ note: 'first', price: '5.00', product: { id: 'ink' } });
    expect(values.lines).toMatchObject([{ id: 'a', cost: '2.00', count: 5 }, { id: 'b' }]);
  });

  test('a field that one may not read does not exist for its sender', () => {
    const { issues } = merge(
      { price: '5.00', lines: [{ id: 'a', cost: '2.00' }] },
      { canRead: without('price', 'lines.cost') },
    );

    expect(issues).toEqual(['field.unknown /price', 'field.unknown /lines/0/cost']);
  });
});

describe('lines as a complete list', () => {
  test('the list is the new order: known lines change, new ones get an id, missing ones go', () => {
    const { values, issues } = merge({ lines: [{ id: 'b', count: 9, cost: '3.00' }, { count: 1 }] });

    expect(issues).toEqual([]);
    expect(values.lines).toEqual([
      { id: 'b', count: 9, cost: '3.00', worth: '6.00' },
      { id: 'new-1', count: 1 },
    ]);
  });

  test('a column left out is blank, but never a computed one nor where the line came from', () => {
    const { values } = merge({ lines: [{ id: 'a' }] });

    expect(values.lines).toEqual([{ id: 'a', worth: '2.00', sourceLine: 's1' }]);
  });

  test('a column that its sender may not read or not write is never blanked', () => {
    const { values, issues } = merge(
      { lines: [{ id: 'a', count: 7 }, { id: 'b' }] },
      { canRead: without('lines.cost'), canWrite: without('lines.cost', 'lines.product') },
    );

    expect(issues).toEqual([]);
    expect(values.lines).toEqual([
      {
        id: 'a',
        count: 7,
        product: { id: 'pen', title: 'Pen' },
        cost: '2.00',
        worth: '2.00',
        sourceLine: 's1',
      },
      { id: 'b', cost: '3.00', worth: '6.00' },
    ]);
  });

  test('each bad line is named by its place, and the good ones are taken', () => {
    const { values, issues } = merge({
      lines: [{ id: 'a', count: 1.5 }, 'x', { id: 'a' }, { id: 'b', count: 8, colour: 1 }, { id: '$' }],
    });

    expect(issues).toEqual([
      'field.wrong-type /lines/0/count',
      'field.wrong-type /lines/1',
      'lines.duplicate-line /lines/2',
      'field.unknown /lines/3/colour',
      'field.wrong-type /lines/4/id',
    ]);
    expect(values.lines).toMatchObject([{ id: 'a' }, {}, {}, { id: 'b', count: 8 }, {}]);
  });
});

describe('lines by id', () => {
  test('named lines change, null deletes, a name that begins with new adds', () => {
    const { values, issues } = merge({ lines: { a: null, b: { count: 5 }, 'new-x': { count: 1 } } });

    expect(issues).toEqual([]);
    expect(values.lines).toEqual([
      { id: 'b', count: 5, cost: '3.00', worth: '6.00' },
      { id: 'new-1', count: 1 },
    ]);
  });

  test('a line that there is not, or that is no line, is refused', () => {
    const { values, issues } = merge({ lines: { z: { count: 1 }, y: null, b: 5, a: { count: 3 } } });

    expect(issues).toEqual([
      'lines.unknown-line /lines/z',
      'lines.unknown-line /lines/y',
      'field.wrong-type /lines/b',
    ]);
    expect(values.lines).toMatchObject([
      { id: 'a', count: 3 },
      { id: 'b', count: 2 },
    ]);
  });

  test('neither list nor object is refused', () => {
    expect(merge({ lines: 'x' }).issues).toEqual(['field.wrong-type /lines']);
  });
});

describe('adding and deleting lines', () => {
  const locked = { canAddLines: () => false, canDeleteLines: () => false };

  test.each([
    ['adding in a list', { lines: [{ id: 'a' }, { id: 'b' }, {}] }, { canAddLines: locked.canAddLines }],
    ['adding by id', { lines: { new1: {} } }, { canAddLines: locked.canAddLines }],
    ['deleting from a list', { lines: [{ id: 'a' }] }, { canDeleteLines: locked.canDeleteLines }],
    ['deleting by id', { lines: { a: null } }, { canDeleteLines: locked.canDeleteLines }],
    ['deleting all', { lines: null }, { canDeleteLines: locked.canDeleteLines }],
  ])('%s needs the right to', (_, input, rights) => {
    expect(merge(input, rights).issues).toEqual(['field.not-writable /lines']);
  });

  test('changing lines needs neither', () => {
    expect(merge({ lines: { a: { count: 5 } } }, locked).issues).toEqual([]);
  });

  test.each([
    ['in a list', { lines: [{}, {}, {}, {}, {}, {}] }],
    ['by id', { lines: { new1: {}, new2: {}, new3: {}, new4: {} } }],
  ])('no more lines than the field allows, %s', (_, input) => {
    expect(merge(input).issues).toEqual(['lines.too-many /lines']);
  });
});

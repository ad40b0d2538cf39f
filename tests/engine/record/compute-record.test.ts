import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configurationOf, moduleOf, problemsOf } from '../../support/configuration.ts';
import { factsOf } from '../../support/facts.ts';
import { save } from '../../support/prepare.ts';

const money = (formula: string) => ({ type: 'formula', result: 'money', formula });

/** An order whose formulas read one another across header and lines. */
const orderFields = {
  customer: { type: 'reference', entity: 'customer' },
  orderDate: { type: 'date', default: 'today()' },
  due: { type: 'date', default: 'addDays(orderDate, 30)' },
  seller: { type: 'user', default: 'user' },
  discount: { type: 'percent', default: 'orElse(customer.discount, 0)' },
  note: { type: 'text' },
  gross: { type: 'roll-up', of: 'lines', sum: 'net' },
  count: { type: 'roll-up', of: 'lines', count: true },
  total: money('gross * (1 - orElse(discount, 0))'),
  average: money('count > 0 ? gross / count : null'),
  big: { type: 'formula', result: 'integer', formula: 'size(lines.filter(line, line.net > 10))' },
  best: money('max(lines.filter(line, line.quantity > 0).map(line, line.net))'),
};
const lineFields = {
  price: { type: 'money', default: '5' },
  quantity: { type: 'quantity', scale: 0, default: '1' },
  net: money('price * quantity'),
  share: { type: 'formula', result: 'percent', formula: 'net / parent.gross' },
};

function trade(fields: object = orderFields, columns: object = lineFields) {
  return moduleOf('trade', {
    entity: {
      customer: {
        kind: 'master',
        title: 'name',
        fields: { name: { type: 'text' }, discount: { type: 'percent' } },
      },
      order: {
        kind: 'document',
        title: 'note',
        states: { draft: {} },
        fields: { ...fields, lines: { type: 'lines', fields: columns } },
      },
    },
  });
}

const configuration = configurationOf(trade());
const acme = { id: 'acme', name: 'Acme', title: 'Acme', discount: '0.1000' };
const facts = () => factsOf(configuration, { records: { 'customer/acme': acme } });
const lines = [
  { price: '10', quantity: 2 },
  { price: '3.33', quantity: 3 },
];

describe('defaults', () => {
  test('a new record takes them, in the order in which they read one another', () => {
    const { values, issues } = save(configuration, 'order', { customer: 'acme' }, { facts: facts() });

    expect(issues).toEqual([]);
    expect(values).toMatchObject({
      orderDate: '2026-11-23',
      due: '2026-12-23',
      seller: { id: 'sun', title: 'Sun' },
      discount: '0.1000',
      customer: { id: 'acme', title: 'Acme' },
    });
  });

  test('what is given is kept', () => {
    const { values } = save(configuration, 'order', { due: '2027-01-01', discount: '0' });

    expect(values).toMatchObject({ due: '2027-01-01', discount: '0.0000' });
  });

  test('a new line takes them too; an old record does not again', () => {
    const before = { lines: [{ id: 'a', price: '1.00' }] };

    const { values } = save(configuration, 'order', { lines: { new: { price: '2' } } }, { before });

    expect(values.lines).toMatchObject([
      { id: 'a', price: '1.00' },
      { id: 'new-1', price: '2.00', quantity: '1' },
    ]);
    expect(values).not.toHaveProperty('orderDate');
    expect((values.lines as object[])[0]).not.toHaveProperty('quantity');
  });
});

describe('formulas and roll-ups', () => {
  test('each is rounded half up to its own places, and totals add up what people see', () => {
    const { values } = save(configuration, 'order', { customer: 'acme', lines }, { facts: facts() });

    expect(values).toMatchObject({
      gross: '29.99',
      count: 2,
      total: '26.99',
      average: '15.00',
      big: 1,
      best: '20.00',
    });
    expect(values.lines).toMatchObject([
      { net: '20.00', share: '0.6669' },
      { net: '9.99', share: '0.3331' },
    ]);
  });

  test.each([
    ['0.005', '1', '0.01'],
    ['0.015', '1', '0.02'],
    ['0.025', '1', '0.03'],
    ['-0.005', '1', '-0.01'],
    ['-0.004', '1', '0.00'],
    ['1.00499999999', '1', '1.00'],
  ])('%s × %s is kept as %s', (price, quantity, kept) => {
    const exact = configurationOf(
      trade(
        { note: { type: 'text' } },
        { ...lineFields, price: { type: 'decimal', scale: 12 }, share: { type: 'text' } },
      ),
    );

    const { values } = save(exact, 'order', { lines: [{ price, quantity }] });

    expect(values.lines).toMatchObject([{ net: kept }]);
  });

  test('a sum of rounded lines is not the rounded sum', () => {
    const thirds = Array.from({ length: 3 }, () => ({ price: '0.33', quantity: 1 }));

    expect(save(configuration, 'order', { lines: thirds }).values).toMatchObject({ gross: '0.99' });
  });

  test('blank parts leave a formula blank; a roll-up of nothing is zero', () => {
    const { values, issues } = save(configuration, 'order', {});

    expect(values).toMatchObject({ gross: '0.00', count: 0, big: 0, total: '0.00' });
    expect(values).not.toHaveProperty('best');
    expect(values).not.toHaveProperty('average');
    expect(issues).toEqual([]);
  });

  test('a formula that fails is named at its field, in the line where it stands', () => {
    const { values, issues } = save(configuration, 'order', { lines: [{ price: '0' }] });

    expect(issues).toContain('record.formula-failed /lines/0/share');
    expect((values.lines as object[])[0]).not.toHaveProperty('share');
  });

  test('references that were not told are noted as missing', () => {
    const world = factsOf(configuration);

    save(configuration, 'order', { customer: 'acme' }, { facts: world });

    expect([...world.missing.records]).toEqual(['customer/acme']);
  });

  test('the order in which fields are defined means nothing', () => {
    const expected = save(configuration, 'order', { customer: 'acme', lines }, { facts: facts() }).values;
    const shuffled = <T extends object>(fields: T) =>
      fc.shuffledSubarray(Object.entries(fields), { minLength: Object.keys(fields).length });

    fc.assert(
      fc.property(
        shuffled(orderFields),
        shuffled(lineFields),
        fc.boolean(),
        (header, columns, linesFirst) => {
          const fields = {
            ...(linesFirst && { lines: { type: 'lines', fields: Object.fromEntries(columns) } }),
            ...Object.fromEntries(header),
          };
          const other = configurationOf(trade(fields, Object.fromEntries(columns)));

          const { values } = save(
            other,
            'order',
            { customer: 'acme', lines },
            { facts: factsOf(other, { records: { 'customer/acme': acme } }) },
          );

          expect(values).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('formulas in a circle are refused, naming every field on it', () => {
  const cycle = (fields: object, columns?: object) => {
    const problems = problemsOf(trade({ note: { type: 'text' }, ...fields }, columns));
    return problems.filter((one) => one.startsWith('definition.formula-cycle'));
  };

  test.each([
    ['two formulas', { a: money('b + 1'), b: money('a + 1') }, undefined, '/trade/entity/order/fields/a'],
    ['one alone', { a: money('a + 1') }, undefined, '/trade/entity/order/fields/a'],
    [
      'two defaults',
      { a: { type: 'text', default: 'b' }, b: { type: 'text', default: 'a' } },
      undefined,
      '/trade/entity/order/fields/a',
    ],
    [
      'a line and its sum',
      { sum: { type: 'roll-up', of: 'lines', sum: 'part' } },
      { part: money('parent.sum / 2') },
      '/trade/entity/order/fields/sum',
    ],
  ])('%s', (_, fields, columns, path) => {
    expect(cycle(fields, columns)).toEqual([`definition.formula-cycle ${path}`]);
  });

  test('the fields are named in the order of the circle', () => {
    const module = trade({ note: { type: 'text' }, a: money('b'), b: money('c'), c: money('a') });

    expect(() => configurationOf(module)).toThrow('a → b → c');
  });
});

import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../support/evaluate.ts';

const order = {
  note: 'red',
  amount: '100.00',
  count: 7,
  urgent: true,
  paid: false,
  due: '2026-12-31',
  sent: '2026-11-22T16:00:00.000Z',
  way: 'road',
  state: 'draft',
  tags: ['new'],
  customer: { id: 'acme', title: 'Acme' },
  seller: { id: 'sun', title: 'Sun' },
  lines: [
    { id: 'l1', product: 'pen', amount: '60.00', quantity: 2, tags: ['new', 'big'] },
    { id: 'l2', product: 'ink', amount: '40.00', quantity: 1 },
    { id: 'l3', product: 'cap' },
  ],
};

describe('comparing', () => {
  test.each([
    ['amount == 100', 'true'],
    ['amount != 100.000', 'false'],
    ['amount < 100.01', 'true'],
    ['amount <= 100', 'true'],
    ['amount > 99.99', 'true'],
    ['amount >= 100.01', 'false'],
    ['count > 10', 'false'],
    ['note == "red"', 'true'],
    ['note < "road"', 'true'],
    ['urgent == true', 'true'],
    ['urgent != paid', 'true'],
    ['due > "2026-12-30"', 'true'],
    ['"2026-12-30" < due', 'true'],
    ['due == "2026-12-31"', 'true'],
    ['sent < "2026-11-23T00:00:00+08:00"', 'false'],
    ['sent == "2026-11-23T00:00:00+08:00"', 'true'],
    ['way == "road"', 'true'],
    ['"air" == way', 'false'],
    ['state == "draft"', 'true'],
    ['customer == "acme"', 'true'],
    ['"acme" == customer', 'true'],
    ['customer != "holding"', 'true'],
    ['seller == user', 'true'],
    ['seller.department == "sales"', 'true'],
    ['tags == ["new"]', 'true'],
    ['[1, 2] == [1.0, 2.00]', 'true'],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(source, order)).toBe(expected);
  });

  test.each([
    ['amount == null', 'expression.compare-with-null'],
    ['null != note', 'expression.compare-with-null'],
    ['amount > null', 'expression.compare-with-null'],
    ['amount == "100"', 'expression.wrong-type'],
    ['note > 5', 'expression.wrong-type'],
    ['urgent > paid', 'expression.wrong-type'],
    ['urgent == "true"', 'expression.wrong-type'],
    ['customer > "acme"', 'expression.wrong-type'],
    ['customer == seller', 'expression.wrong-type'],
    ['tags > ["new"]', 'expression.wrong-type'],
    ['1 < 2 < 3', 'expression.wrong-type'],
    ['due > "2026-02-30"', 'expression.wrong-type'],
    ['due > "31.12.2026"', 'expression.wrong-type'],
    ['sent > "2026-11-23"', 'expression.wrong-type'],
    ['sent > "2026-11-23T10:00"', 'expression.wrong-type'],
    ['sent > "2026-02-30T10:00:00Z"', 'expression.wrong-type'],
    ['state == "aproved"', 'expression.unknown-option'],
    ['"aproved" == state', 'expression.unknown-option'],
    ['way in ["road", "sea"]', 'expression.unknown-option'],
    ['"old" in tags', 'expression.unknown-option'],
    ['customer.level == "bronze"', 'expression.unknown-option'],
    ['amount > dollars', 'expression.currency-mismatch'],
    ['amount + dollars', 'expression.currency-mismatch'],
    ['orElse(amount, dollars)', 'expression.currency-mismatch'],
    ['urgent ? amount : dollars', 'expression.currency-mismatch'],
    ['sum([amount, dollars])', 'expression.currency-mismatch'],
    ['least(amount, dollars)', 'expression.currency-mismatch'],
  ])('%s is %s', (source, code) => {
    expect(outcomeOf(source, order)).toBe(code);
  });

  test('an amount of money is compared with a plain number, and scaled by one', () => {
    expect(outcomeOf('dollars * 2 > 10', { dollars: '6.00' })).toBe('true');
  });
});

describe('calculating, joining, choosing', () => {
  test.each([
    ['note + "-" + way', `'red-road'`],
    ['due - today()', '38'],
    ['urgent ? amount : 0', '100'],
    ['paid ? 1 : urgent ? 2 : 3', '2'],
    ['urgent ? null : amount', 'empty'],
    ['-count', '-7'],
    ['amount + null', 'empty'],
    ['orElse(null, 5) + 1', '6'],
    ['urgent ? seller : user', '#sun'],
    ['(urgent ? seller : user).name', `'Sun'`],
    ['[seller, user].map(one, one.name)', `['Sun', 'Sun']`],
  ])('%s → %s', (source, expected) => {
    expect(outcomeOf(source, order)).toBe(expected);
  });

  test.each([
    ['note + 1', 'expression.wrong-type'],
    ['note - "a"', 'expression.wrong-type'],
    ['due + 1', 'expression.wrong-type'],
    ['urgent + 1', 'expression.wrong-type'],
    ['-note', 'expression.wrong-type'],
    ['!amount', 'expression.wrong-type'],
    ['amount && urgent', 'expression.wrong-type'],
    ['amount ? 1 : 2', 'expression.wrong-type'],
    ['urgent ? 1 : "a"', 'expression.wrong-type'],
    ['orElse(amount, "none")', 'expression.wrong-type'],
    ['orElse([], ["a"]).map(x, x * 2)', 'expression.wrong-type'],
    ['(urgent ? [] : ["a"]).map(x, x * 2)', 'expression.wrong-type'],
    ['sum([]) + "a"', 'expression.wrong-type'],
    ['way in "road"', 'expression.wrong-type'],
    ['1 in ["a"]', 'expression.wrong-type'],
  ])('%s is refused: %s', (source, code) => {
    expect(outcomeOf(source, order)).toBe(code);
  });
});

describe('lists and references', () => {
  test.each([
    ['lines.amount', '[60, 40, empty]'],
    ['sum(lines.amount)', '100'],
    ['size(lines)', '3'],
    ['lines.size()', '3'],
    ['lines.tags', `['new', 'big']`],
    ['"big" in lines.tags', 'true'],
    ['lines.filter(line, line.quantity > 1).map(line, line.product)', `['pen']`],
    ['lines.map(line, line.amount * 2)', '[120, 80, empty]'],
    ['lines.exists(line, line.product == "ink")', 'true'],
    ['lines.all(line, notEmpty(line.amount))', 'false'],
    ['lines.map(line, lines.map(other, other.quantity))', '[[2, 1, empty], [2, 1, empty], [2, 1, empty]]'],
    ['customer.name', `'Acme'`],
    ['customer.parent.name', `'Holding'`],
    ['customer.parent.credit', 'empty'],
    ['customer.id', `'acme'`],
    ['way in ["road", "air"]', 'true'],
    ['2 in lines.quantity', 'true'],
    ['9 in lines.quantity', 'false'],
    ['customer in ["acme", "holding"]', 'true'],
    ['"new" in tags', 'true'],
    ['seller in [user]', 'true'],
  ])('%s → %s', (source, expected) => {
    expect(outcomeOf(source, order)).toBe(expected);
  });

  test('a reference to a record that does not exist has no fields, and no lines of its own', () => {
    const record = { customer: { id: 'lost' } };

    expect(outcomeOf('customer.name', record)).toBe('empty');
    expect(outcomeOf('customer.contacts.name', record)).toBe('[]');
  });

  test('a record that was never loaded is a failure, not a blank', () => {
    expect(outcomeOf('customer.name', { customer: { id: 'elsewhere' } })).toBe('!not-loaded');
  });

  test.each([
    ['lines.price', 'expression.unknown-field'],
    ['customer.nothing', 'expression.unknown-field'],
    ['note.length', 'expression.unknown-field'],
    ['amount.foo', 'expression.unknown-field'],
    ['lines.amount.foo', 'expression.unknown-field'],
    ['note.map(x, x)', 'expression.wrong-type'],
    ['lines.filter(line, line.amount)', 'expression.wrong-type'],
    ['lines.map(a, lines.map(b, lines.map(c, 1)))', 'expression.too-deep'],
  ])('%s is refused: %s', (source, code) => {
    expect(outcomeOf(source, order)).toBe(code);
  });
});

import { describe, expect, test } from 'vitest';
import { problems } from './sound-module.ts';

const order = 'entity/order';
const nodes = 'workflow/approval/nodes';

describe('expressions, wherever one may stand', () => {
  test.each([
    [`${order}/fields/note/default`, 'colour', 'expression.unknown-name entity/order/fields/note/default'],
    [`${order}/fields/note/default`, 'amount', 'expression.wrong-type entity/order/fields/note/default'],
    [
      `${order}/fields/note/requiredWhen`,
      'amount >',
      'expression.syntax entity/order/fields/note/requiredWhen',
    ],
    [
      `${order}/fields/note/visibleWhen`,
      'way == "sea"',
      'expression.unknown-option entity/order/fields/note/visibleWhen',
    ],
    [
      `${order}/fields/note/readOnlyWhen`,
      'amount == null',
      'expression.compare-with-null entity/order/fields/note/readOnlyWhen',
    ],
    [
      `${order}/fields/note/check`,
      'amount > dollars',
      'expression.currency-mismatch entity/order/fields/note/check',
    ],
    [
      `${order}/fields/customer/filter`,
      'customer.gone',
      'expression.unknown-field entity/order/fields/customer/filter',
    ],
    [
      `${order}/fields/double/formula`,
      'twice(amount)',
      'expression.unknown-function entity/order/fields/double/formula',
    ],
    [
      `${order}/fields/double/formula`,
      'round()',
      'expression.wrong-argument-count entity/order/fields/double/formula',
    ],
    [
      `${order}/fields/double/formula`,
      '-'.repeat(300),
      'expression.syntax entity/order/fields/double/formula',
    ],
    [
      `${order}/fields/double/formula`,
      `${'-'.repeat(300)}amount`,
      'expression.too-deep entity/order/fields/double/formula',
    ],
    [
      `${order}/fields/lines/fields/price/check`,
      'parent.gone > 1',
      'expression.unknown-field entity/order/fields/lines/fields/price/check',
    ],
    [`${order}/checks/limit/holds`, 'total', 'expression.wrong-type entity/order/checks/limit/holds'],
    [
      `${order}/transitions/submit/when`,
      'settings.gone',
      'expression.unknown-field entity/order/transitions/submit/when',
    ],
    [
      `${nodes}/split/branches/large/when`,
      'state == "aproved"',
      'expression.unknown-option workflow/approval/nodes/split/branches/large/when',
    ],
    [
      `${nodes}/split/branches/large/when`,
      'user == seller',
      'expression.unknown-name workflow/approval/nodes/split/branches/large/when',
    ],
    [
      'ledger/stock/limits/positive/holds',
      'amount >= 0',
      'expression.unknown-name ledger/stock/limits/positive',
    ],
    [
      'ledger/stock/postings/move/when',
      'amount > 0',
      'expression.unknown-name ledger/stock/postings/move/when',
    ],
    [
      'ledger/stock/postings/move/dimensions/customer',
      'parent.note',
      'expression.wrong-type ledger/stock/postings/move/dimensions/customer',
    ],
    ['conversion/deliver/when', 'note', 'expression.wrong-type conversion/deliver/when'],
    ['conversion/deliver/fields/note', 'amount', 'expression.wrong-type conversion/deliver/fields/note'],
    ['report/sales/filter', 'gone > 1', 'expression.unknown-name report/sales/filter'],
    [
      'role/clerk/permissions/order/read',
      'owner == user',
      'expression.unknown-name role/clerk/permissions/order/read',
    ],
    [
      'role/clerk/permissions/order/read',
      'text(amount) == note',
      'expression.not-a-query role/clerk/permissions/order/read',
    ],
  ])('%s = %s', (path, source, expected) => {
    expect(problems(path, source)).toContain(expected);
  });
});

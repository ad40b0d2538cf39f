import { describe, expect, test } from 'vitest';
import { problems } from './sound-module.ts';

const order = 'entity/order';
const nodes = 'workflow/approval/nodes';

describe('what refers to nothing', () => {
  test.each([
    ['module/menu/orders/entity', 'gone', 'definition.unknown-entity module/shop/menu/orders/entity'],
    ['module/menu/orders/ledger', 'gone', 'definition.unknown-ledger module/shop/menu/orders/ledger'],
    ['module/menu/orders/report', 'gone', 'definition.unknown-report module/shop/menu/orders/report'],
    ['module/requires/finance', '^1.0.0', 'module.missing-requirement module/shop/requires/finance'],
    ['module/requires/organisation', '^9.0.0', 'module.wrong-version module/shop/requires/organisation'],
    [`${order}/title`, 'gone', 'definition.unknown-field entity/order/title'],
    [`${order}/search`, ['gone'], 'definition.unknown-field entity/order/search/0'],
    [`${order}/indexes/way/fields`, ['gone'], 'definition.unknown-field entity/order/indexes/way/fields/0'],
    [
      `${order}/fields/customer/entity`,
      'gone',
      'definition.unknown-entity entity/order/fields/customer/entity',
    ],
    [`${order}/fields/total/of`, 'gone', 'definition.unknown-field entity/order/fields/total/of'],
    [`${order}/fields/total/sum`, 'gone', 'definition.unknown-field entity/order/fields/total/sum'],
    [`${order}/fields/stock/ledger`, 'gone', 'definition.unknown-ledger entity/order/fields/stock/ledger'],
    [`${order}/fields/stock/sum`, 'gone', 'definition.unknown-field entity/order/fields/stock/sum'],
    [
      `${order}/fields/stock/where`,
      { gone: 'customer' },
      'definition.unknown-field entity/order/fields/stock/where/gone',
    ],
    [`${order}/checks/limit/field`, 'gone', 'definition.unknown-field entity/order/checks/limit/field'],
    [`${order}/checks/limit/lines`, 'gone', 'definition.unknown-field entity/order/checks/limit/lines'],
    [
      `${order}/states/approved/within`,
      'gone',
      'definition.unknown-state entity/order/states/approved/within',
    ],
    [
      `${order}/transitions/submit/from`,
      ['gone'],
      'definition.unknown-state entity/order/transitions/submit/from/0',
    ],
    [`${order}/transitions/submit/to`, 'gone', 'definition.unknown-state entity/order/transitions/submit/to'],
    [
      `${order}/transitions/submit/approved`,
      'gone',
      'definition.unknown-state entity/order/transitions/submit/approved',
    ],
    [
      `${order}/transitions/submit/rejected`,
      'gone',
      'definition.unknown-state entity/order/transitions/submit/rejected',
    ],
    [
      `${order}/transitions/submit/workflow`,
      'gone',
      'definition.unknown-workflow entity/order/transitions/submit/workflow',
    ],
    ['workflow/approval/entity', 'gone', 'definition.unknown-entity workflow/approval/entity'],
    ['workflow/approval/summary', ['gone'], 'definition.unknown-field workflow/approval/summary/0'],
    ['workflow/approval/material', ['lines.gone'], 'definition.unknown-field workflow/approval/material/0'],
    ['workflow/approval/admin', { role: 'gone' }, 'definition.unknown-role workflow/approval/admin'],
    [`${nodes}/second/next`, 'gone', 'definition.unknown-node workflow/approval/nodes/second/next'],
    [
      `${nodes}/split/branches/large/next`,
      'gone',
      'definition.unknown-node workflow/approval/nodes/split/branches/large/next',
    ],
    [
      `${nodes}/first/onReject`,
      { branch: 'gone' },
      'definition.unknown-node workflow/approval/nodes/first/onReject/branch',
    ],
    [
      `${nodes}/first/fields`,
      { gone: 'edit' },
      'definition.unknown-field workflow/approval/nodes/first/fields/gone',
    ],
    [
      `${nodes}/first/assignees/from/0/role`,
      'gone',
      'definition.unknown-role workflow/approval/nodes/first/assignees/from/0',
    ],
    [
      `${nodes}/first/assignees/ifNone/0/role`,
      'gone',
      'definition.unknown-role workflow/approval/nodes/first/assignees/ifNone/0',
    ],
    [
      `${nodes}/second/assignees/from/0/field`,
      'gone',
      'definition.wrong-field-type workflow/approval/nodes/second/assignees/from/0',
    ],
    [
      'ledger/stock/dimensions/customer/entity',
      'gone',
      'definition.unknown-entity ledger/stock/dimensions/customer/entity',
    ],
    [
      'ledger/stock/postings/move/entity',
      'gone',
      'definition.unknown-entity ledger/stock/postings/move/entity',
    ],
    ['ledger/stock/postings/move/state', 'gone', 'definition.unknown-state ledger/stock/postings/move'],
    ['ledger/stock/postings/move/reverseIn', ['gone'], 'definition.unknown-state ledger/stock/postings/move'],
    ['ledger/stock/postings/move/lines', 'note', 'definition.unknown-field ledger/stock/postings/move/lines'],
    [
      'ledger/stock/postings/move/dimensions/gone',
      'parent.customer',
      'definition.unknown-field ledger/stock/postings/move/dimensions/gone',
    ],
    [
      'ledger/stock/postings/move/measures/gone',
      '1',
      'definition.unknown-field ledger/stock/postings/move/measures/gone',
    ],
    ['conversion/deliver/from', 'gone', 'definition.unknown-entity conversion/deliver/from'],
    ['conversion/deliver/to', 'gone', 'definition.unknown-entity conversion/deliver/to'],
    ['conversion/deliver/source', 'note', 'definition.wrong-field-type conversion/deliver/source'],
    ['conversion/deliver/fields/gone', 'note', 'definition.unknown-field conversion/deliver/fields/gone'],
    ['conversion/deliver/lines/of', 'gone', 'definition.unknown-field conversion/deliver/lines/of'],
    [
      'conversion/deliver/lines/quantity',
      'gone',
      'definition.unknown-field conversion/deliver/lines/quantity',
    ],
    [
      'conversion/deliver/lines/quantity',
      'note',
      'definition.wrong-field-type conversion/deliver/lines/quantity',
    ],
    [
      'conversion/deliver/lines/fields/gone',
      '1',
      'definition.unknown-field conversion/deliver/lines/fields/gone',
    ],
    ['conversion/deliver/doneIn', ['gone'], 'definition.unknown-state conversion/deliver'],
    [
      'conversion/deliver/sourceStates/all',
      'gone',
      'definition.unknown-state conversion/deliver/sourceStates',
    ],
    ['form/order/entity', 'gone', 'definition.unknown-entity form/order/entity'],
    [
      'form/order/sections/main/elements/gone',
      {},
      'definition.unknown-field form/order/sections/main/elements/gone',
    ],
    [
      'form/order/sections/main/elements/lines/columns/gone',
      {},
      'definition.unknown-field form/order/sections/main/elements/lines/columns/gone',
    ],
    ['form/order/list/columns/gone', {}, 'definition.unknown-field form/order/list/columns/gone'],
    ['form/order/list/sort', 'gone', 'definition.unknown-field form/order/list/sort'],
    ['report/print/entity', 'gone', 'definition.unknown-entity report/print/entity'],
    ['report/print/states', ['gone'], 'definition.unknown-state report/print/states/0'],
    ['report/sales/groups/way/field', 'gone', 'definition.unknown-field report/sales/groups/way/field'],
    [
      'report/sales/measures/sum/field',
      'lines.gone',
      'definition.unknown-field report/sales/measures/sum/field',
    ],
    ['role/clerk/permissions/gone', {}, 'definition.unknown-entity role/clerk/permissions/gone'],
    [
      'role/clerk/permissions/order/fields/gone',
      'read',
      'definition.unknown-field role/clerk/permissions/order/fields/gone',
    ],
    [
      'role/clerk/permissions/order/actions/gone',
      true,
      'definition.unknown-conversion role/clerk/permissions/order/actions/gone',
    ],
    ['role/clerk/ledgers', ['gone'], 'definition.unknown-ledger role/clerk/ledgers/0'],
    ['role/clerk/reports', ['gone'], 'definition.unknown-report role/clerk/reports/0'],
  ])('%s = %j', (path, value, expected) => {
    expect(problems(path, value)).toContain(expected);
  });
});

import { describe, expect, test } from 'vitest';
import type { ModuleSource } from '../../../engine/definition/parse-module.ts';
import { problemsOf } from '../../support/configuration.ts';
import { problems, sound } from './sound-module.ts';

const order = 'entity/order';
const nodes = 'workflow/approval/nodes';

test('the module that the others are broken from is sound', () => {
  expect(problemsOf(sound)).toEqual([]);
});

describe('shape', () => {
  test.each([
    ['module/version', '1.0', 'definition.wrong-shape module/shop/version'],
    ['module/colour', 'red', 'definition.unknown-key module/shop/colour'],
    [`${order}/id`, 'orders', 'definition.id-differs-from-file entity/order/id'],
    [`${order}/title`, undefined, 'definition.missing-key entity/order/title'],
    [`${order}/kind`, 'table', 'definition.wrong-shape entity/order/kind'],
    [`${order}/fields/note/type`, 'string', 'definition.unknown-kind entity/order/fields/note/type'],
    [`${order}/fields/note/type`, undefined, 'definition.missing-key entity/order/fields/note/type'],
    [`${order}/fields/note/maxLength`, 0, 'definition.wrong-shape entity/order/fields/note/maxLength'],
    [`${order}/fields/note/colour`, 'red', 'definition.unknown-key entity/order/fields/note/colour'],
    [`${order}/fields/note/label`, {}, 'definition.wrong-shape entity/order/fields/note/label'],
    [`${order}/fields/note/label`, undefined, 'definition.missing-key entity/order/fields/note/label'],
    [
      `${order}/fields/Note`,
      { type: 'text', label: { en: 'N' } },
      'definition.bad-id entity/order/fields/Note',
    ],
    [
      `${order}/fields/lines/fields/a-b`,
      { type: 'text', label: { en: 'N' } },
      'definition.bad-id entity/order/fields/lines/fields/a-b',
    ],
    ['entity/order', 'text', 'definition.wrong-shape entity/order'],
    [
      'entity/order',
      { id: 'order' },
      'definition.missing-key entity/order/label, definition.missing-key entity/order/kind, definition.missing-key entity/order/title, definition.missing-key entity/order/fields',
    ],
    [`${nodes}/first/type`, 'task', 'definition.unknown-kind workflow/approval/nodes/first/type'],
    [
      `${nodes}/first/assignees/from/0`,
      { roles: 'clerk' },
      'definition.missing-key workflow/approval/nodes/first/assignees/from/0/role',
    ],
    [`${nodes}/first/decision`, 'most', 'definition.wrong-shape workflow/approval/nodes/first/decision'],
    ['role/clerk/permissions/order/read', 5, 'definition.wrong-shape role/clerk/permissions/order/read'],
  ])('%s = %j', (path, value, expected) => {
    expect(problems(path, value).join(', ')).toContain(expected);
  });

  test('every shape problem of every definition comes at once', () => {
    const broken: ModuleSource = JSON.parse(JSON.stringify(sound));
    Object.assign(broken.module, { version: 'x' });
    Object.assign(broken.entity.order as object, { kind: 'x', colour: 1 });
    Object.assign(broken.role.clerk as object, { ledgers: 'stock' });

    expect(problemsOf(broken)).toEqual([
      'definition.wrong-shape /shop/module/shop/version',
      'definition.wrong-shape /shop/entity/order/kind',
      'definition.unknown-key /shop/entity/order/colour',
      'definition.wrong-shape /shop/role/clerk/ledgers',
    ]);
  });
});

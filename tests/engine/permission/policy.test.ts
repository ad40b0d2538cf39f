import { describe, expect, test } from 'vitest';
import {
  allows,
  compilePolicy,
  type EntityAction,
  writeRightsOf,
} from '../../../engine/permission/policy.ts';
import { environmentOf } from '../../../engine/record/facts.ts';
import { configurationOf, moduleOf } from '../../support/configuration.ts';
import { factsOf } from '../../support/facts.ts';

const configuration = configurationOf(
  moduleOf('shop', {
    entity: {
      order: {
        kind: 'document',
        title: 'note',
        states: { draft: {}, done: {} },
        transitions: { finish: { from: ['draft'], to: 'done' }, reopen: { from: ['done'], to: 'draft' } },
        fields: {
          note: { type: 'text' },
          seller: { type: 'user' },
          unit: { type: 'department' },
          amount: { type: 'money' },
          margin: { type: 'money', sensitive: true },
          lines: {
            type: 'lines',
            fields: { price: { type: 'money' }, cost: { type: 'money', sensitive: true } },
          },
          salaries: { type: 'lines', sensitive: true, fields: { amount: { type: 'money' } } },
        },
      },
    },
    ledger: { stock: { dimensions: {}, measures: { quantity: { type: 'quantity' } } } },
    report: {
      sales: { kind: 'table', entity: 'order', groups: {}, measures: { count: { function: 'count' } } },
    },
    role: {
      seller: {
        permissions: {
          order: {
            read: 'seller == user',
            create: true,
            update: 'seller == user && state == "draft"',
            actions: { finish: 'seller == user' },
            fields: { amount: 'read', 'lines.price': 'read' },
          },
        },
      },
      manager: {
        permissions: {
          order: {
            read: 'unit in user.departments',
            delete: true,
            export: true,
            actions: { finish: true, reopen: 'amount < 100 / (amount - 5)' },
            fields: { margin: 'read', lines: 'read', 'lines.cost': 'write' },
          },
        },
        ledgers: ['stock'],
      },
      auditor: {
        permissions: {
          order: {
            read: true,
            print: false,
            fields: { note: 'hidden', lines: 'hidden', 'lines.price': 'read' },
          },
        },
        reports: ['sales'],
      },
      clerk: { permissions: { order: { actions: { finish: true } } } },
      payroll: { permissions: { order: { read: true, fields: { salaries: 'read' } } } },
      consultant: { designer: true },
    },
  }),
);

const policyOf = (...roles: string[]) => compilePolicy(configuration, roles);
const order = (...roles: string[]) => policyOf(...roles).entity('order');
const can = (roles: string[], action: EntityAction, record: object, user = 'sun') =>
  allows(
    order(...roles).rule(action),
    environmentOf(factsOf(configuration, { user }), 'shop', record as never),
  );

describe('what roles may do with an entity is the union of what each may', () => {
  test.each([
    [['seller'], 'read', { seller: { id: 'sun' } }, true],
    [['seller'], 'read', { seller: { id: 'li' } }, false],
    [['seller'], 'read', {}, false],
    [['manager'], 'read', { unit: { id: 'sales' } }, true],
    [['manager'], 'read', { unit: { id: 'finance' } }, false],
    [['seller', 'manager'], 'read', { seller: { id: 'li' }, unit: { id: 'sales' } }, true],
    [['seller', 'manager'], 'read', { seller: { id: 'li' }, unit: { id: 'finance' } }, false],
    [['seller', 'auditor'], 'read', {}, true],
    [['seller'], 'create', {}, true],
    [['manager'], 'create', {}, false],
    [['seller'], 'update', { seller: { id: 'sun' }, state: 'draft' }, true],
    [['seller'], 'update', { seller: { id: 'sun' }, state: 'done' }, false],
    [['manager'], 'delete', {}, true],
    [['seller'], 'delete', { seller: { id: 'sun' } }, false],
    [['seller'], 'export', {}, false],
    [['manager'], 'export', {}, true],
    [['auditor'], 'print', {}, false],
    [['seller'], 'print', {}, true],
    [[], 'read', {}, false],
    [['nobody-knows-it'], 'read', {}, false],
    [['administrator'], 'delete', {}, true],
  ] as [string[], EntityAction, object, boolean][])('%j may %s %j: %s', (roles, action, record, expected) => {
    expect(can(roles, action, record)).toBe(expected);
  });

  test.each([
    [['seller'], 'finish', { seller: { id: 'sun' } }, true],
    [['seller'], 'finish', { seller: { id: 'li' } }, false],
    [['seller', 'manager'], 'finish', { seller: { id: 'li' } }, true],
    [['seller'], 'reopen', { seller: { id: 'sun' } }, false],
    [['manager'], 'reopen', { amount: '6' }, true],
    [['manager'], 'reopen', { amount: '5' }, false],
    [['administrator'], 'reopen', { amount: '5' }, true],
    [['administrator'], 'no-such-action', {}, true],
  ] as [string[], string, object, boolean][])('%j may %s %j: %s', (roles, action, record, expected) => {
    const environment = environmentOf(factsOf(configuration), 'shop', record as never);

    expect(allows(order(...roles).actionRule(action), environment)).toBe(expected);
  });

  test('nobody may do anything with an entity that there is not', () => {
    expect(policyOf('administrator').entity('nothing').rule('read')).toBe(false);
    expect(policyOf('seller').entity('constructor').rule('read')).toBe(false);
  });

  test('a row rule sees departments below one’s own', () => {
    expect(can(['manager'], 'read', { unit: { id: 'sales' } }, 'zhao')).toBe(true);
    expect(can(['manager'], 'read', { unit: { id: 'finance' } }, 'zhao')).toBe(false);
    expect(can(['manager'], 'read', { unit: { id: 'finance' } }, 'chen')).toBe(true);
  });

  test('ledgers, reports, designing and administering', () => {
    const answers = (...roles: string[]) => {
      const policy = policyOf(...roles);
      return [
        policy.canSeeLedger('stock'),
        policy.canSeeReport('sales'),
        policy.isDesigner,
        policy.isAdministrator,
      ];
    };

    expect(answers('seller')).toEqual([false, false, false, false]);
    expect(answers('manager', 'auditor')).toEqual([true, true, false, false]);
    expect(answers('consultant')).toEqual([false, false, true, false]);
    expect(answers('administrator')).toEqual([true, true, true, true]);
  });
});

describe('what roles may do with a field', () => {
  test.each([
    [['seller'], 'note', 'write'],
    [['seller'], 'amount', 'read'],
    [['seller'], 'margin', 'hidden'],
    [['manager'], 'margin', 'read'],
    [['seller', 'manager'], 'amount', 'write'],
    [['seller', 'manager'], 'margin', 'read'],
    [['auditor'], 'note', 'hidden'],
    [['seller', 'auditor'], 'note', 'write'],
    [['seller'], 'lines', 'write'],
    [['seller'], 'lines.price', 'read'],
    [['seller'], 'lines.cost', 'hidden'],
    [['manager'], 'lines.price', 'read'],
    [['manager'], 'lines.cost', 'read'],
    [['auditor'], 'lines', 'hidden'],
    [['auditor'], 'lines.price', 'hidden'],
    [['seller'], 'salaries', 'hidden'],
    [['seller'], 'salaries.amount', 'hidden'],
    [['payroll'], 'salaries.amount', 'read'],
    [['clerk'], 'note', 'hidden'],
    [['auditor', 'clerk'], 'note', 'hidden'],
    [[], 'note', 'hidden'],
    [['administrator'], 'margin', 'write'],
    [['administrator'], 'nothing', 'hidden'],
  ])('%j have %s: %s', (roles, path, right) => {
    const policy = order(...roles);

    expect(policy.canReadField(path)).toBe(right !== 'hidden');
    expect(policy.canWriteField(path)).toBe(right === 'write');
  });

  test('a record’s own data is readable with the record, and never written', () => {
    for (const path of [
      'id',
      'revision',
      'state',
      'title',
      'createdAt',
      'createdBy',
      'updatedAt',
      'updatedBy',
    ]) {
      expect(order('auditor').canReadField(path)).toBe(true);
      expect(order('administrator').canWriteField(path)).toBe(false);
    }
  });

  test('lines may be added and deleted by whoever may write their field', () => {
    const rights = (...roles: string[]) => {
      const { canAddLines, canDeleteLines } = writeRightsOf(order(...roles));
      return [canAddLines('lines'), canDeleteLines('lines')];
    };

    expect(rights('seller')).toEqual([true, true]);
    expect(rights('manager')).toEqual([false, false]);
    expect(rights('auditor')).toEqual([false, false]);
  });
});

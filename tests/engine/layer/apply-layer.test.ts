import { describe, expect, test } from 'vitest';
import { type Change, layerDefinition } from '../../../engine/definition/layer.ts';
import { hashOf } from '../../../engine/json.ts';
import { applyLayer } from '../../../engine/layer/apply-layer.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { codeAndPath, moduleOf } from '../../support/configuration.ts';
import { frozen } from '../../support/frozen.ts';

const base: Sources = frozen({
  sales: moduleOf('sales', {
    entity: {
      order: {
        kind: 'document',
        title: 'note',
        fields: {
          note: { type: 'text' },
          amount: { type: 'money' },
          lines: { type: 'lines', fields: { price: { type: 'money' }, 'odd/key~': { type: 'text' } } },
        },
      },
    },
    workflow: {
      approval: {
        entity: 'order',
        nodes: {
          start: { type: 'start', next: 'split' },
          split: {
            type: 'exclusive',
            branches: { large: { when: 'amount > 5', next: 'end' }, else: { next: 'end' } },
          },
          end: { type: 'end' },
        },
      },
    },
  }),
});

function apply(...changes: Partial<Change>[]) {
  const layer = layerDefinition.parse({ layer: 'tenant', changes });
  const { sources, issues } = applyLayer(base, layer);
  return { sources, issues: issues.map(codeAndPath) };
}

const order = 'sales/entity/order';
const at = (sources: Sources, ...path: string[]) =>
  path.reduce((value, key) => (value as Record<string, unknown>)?.[key], sources.sales as unknown);
const fieldIds = (sources: Sources) => Object.keys(at(sources, 'entity', 'order', 'fields') as object);

describe('one change', () => {
  test('sets a property, in its place', () => {
    const { sources } = apply({ target: `${order}/fields/amount/required`, op: 'set', value: true });

    expect(at(sources, 'entity', 'order', 'fields', 'amount')).toEqual({
      type: 'money',
      label: expect.anything(),
      required: true,
    });
    expect(fieldIds(sources)).toEqual(['note', 'amount', 'lines']);
  });

  test.each([
    [{}, ['note', 'amount', 'lines', 'x_tax']],
    [{ after: 'note' }, ['note', 'x_tax', 'amount', 'lines']],
    [{ before: 'note' }, ['x_tax', 'note', 'amount', 'lines']],
  ])('adds a field %j', (place, expected) => {
    const { sources, issues } = apply({
      target: `${order}/fields/x_tax`,
      op: 'add',
      value: { type: 'money' },
      ...place,
    });

    expect(issues).toEqual([]);
    expect(fieldIds(sources)).toEqual(expected);
  });

  test('adds a branch before another, a node, a menu item, a definition', () => {
    const approval = 'sales/workflow/approval/nodes';
    const { sources, issues } = apply(
      { target: `${approval}/general-manager`, op: 'add', value: { type: 'approval' } },
      { target: `${approval}/split/branches/very-large`, op: 'add', before: 'large', value: { next: 'end' } },
      { target: 'sales/module/sales/menu', op: 'add', value: {} },
      { target: 'sales/module/sales/menu/orders', op: 'add', value: { entity: 'order' } },
      { target: 'sales/entity/x-extra', op: 'add', value: { id: 'x-extra' } },
    );

    expect(issues).toEqual([]);
    expect(Object.keys(at(sources, 'workflow', 'approval', 'nodes', 'split', 'branches') as object)).toEqual([
      'very-large',
      'large',
      'else',
    ]);
    expect(at(sources, 'module', 'menu')).toEqual({ orders: { entity: 'order' } });
    expect(at(sources, 'entity', 'x-extra')).toEqual({ id: 'x-extra' });
  });

  test('removes and moves', () => {
    const { sources } = apply(
      { target: `${order}/fields/amount`, op: 'remove' },
      { target: `${order}/fields/lines`, op: 'move', before: 'note' },
    );

    expect(fieldIds(sources)).toEqual(['lines', 'note']);
  });

  test('a key with a slash or a tilde is written escaped', () => {
    const { sources, issues } = apply({
      target: `${order}/fields/lines/fields/odd~1key~0/required`,
      op: 'set',
      value: true,
    });

    expect(issues).toEqual([]);
    expect(at(sources, 'entity', 'order', 'fields', 'lines', 'fields', 'odd/key~', 'required')).toBe(true);
  });

  test('what no change touches is shared with what was given, which is not changed', () => {
    const { sources } = apply({ target: `${order}/fields/note/required`, op: 'set', value: true });

    expect(at(sources, 'workflow')).toBe(at(base, 'workflow'));
    expect(at(sources, 'entity', 'order', 'fields', 'lines')).toBe(
      at(base, 'entity', 'order', 'fields', 'lines'),
    );
    expect(at(base, 'entity', 'order', 'fields', 'note', 'required')).toBeUndefined();
  });
});

const value = { type: 'text' };
const refusals: [string, Partial<Change>, string][] = [
  [
    'set: what stood there has vanished',
    { target: `${order}/fields/gone/label`, op: 'set', value },
    'layer.target-missing',
  ],
  [
    'set: what was changed has vanished',
    { target: `${order}/fields/note/help`, op: 'set', value, base: 'abc' },
    'layer.target-missing',
  ],
  [
    'set: another module',
    { target: 'purchase/entity/order/label', op: 'set', value },
    'layer.target-missing',
  ],
  ['set: inside a text', { target: `${order}/title/x`, op: 'set', value }, 'layer.target-missing'],
  [
    'set: another module’s head',
    { target: 'sales/module/purchase/label', op: 'set', value },
    'layer.target-missing',
  ],
  ['set: without a value', { target: `${order}/fields/note`, op: 'set' }, 'definition.missing-key'],
  [
    'set: a new field of the standard',
    { target: `${order}/fields/tax`, op: 'set', value },
    'layer.not-namespaced',
  ],
  ['remove: nothing there', { target: `${order}/fields/gone`, op: 'remove' }, 'layer.target-missing'],
  [
    'move: nothing there',
    { target: `${order}/fields/gone`, op: 'move', after: 'note' },
    'layer.target-missing',
  ],
  [
    'move: behind itself',
    { target: `${order}/fields/note`, op: 'move', after: 'note' },
    'layer.anchor-missing',
  ],
  [
    'move: behind nothing',
    { target: `${order}/fields/note`, op: 'move', after: 'gone' },
    'layer.anchor-missing',
  ],
  ['add: into nothing', { target: 'sales/entity/gone/fields/x_a', op: 'add', value }, 'layer.target-missing'],
  ['add: there already', { target: `${order}/fields/note`, op: 'add', value }, 'layer.target-exists'],
  [
    'add: before nothing',
    { target: `${order}/fields/x_a`, op: 'add', value, before: 'gone' },
    'layer.anchor-missing',
  ],
  ['add: without a value', { target: `${order}/fields/x_a`, op: 'add' }, 'definition.missing-key'],
  [
    'add: a field of its own without x_',
    { target: `${order}/fields/tax`, op: 'add', value },
    'layer.not-namespaced',
  ],
  [
    'add: a column of its own without x_',
    { target: `${order}/fields/lines/fields/tax`, op: 'add', value },
    'layer.not-namespaced',
  ],
  [
    'add: an entity of its own without x-',
    { target: 'sales/entity/tax', op: 'add', value },
    'layer.not-namespaced',
  ],
  ['add: a whole module', { target: 'sales/module/sales', op: 'add', value }, 'layer.target-missing'],
  ['a target of two parts', { target: 'sales/entity', op: 'remove' }, 'layer.bad-target'],
  ['a target of another kind', { target: 'sales/table/order', op: 'remove' }, 'layer.bad-target'],
  ['a target with a hole', { target: `${order}//note`, op: 'remove' }, 'layer.bad-target'],
  ['the prototype', { target: `${order}/__proto__/polluted`, op: 'set', value }, 'layer.target-missing'],
  [
    'the constructor',
    { target: 'sales/entity/constructor/prototype', op: 'set', value },
    'layer.target-missing',
  ],
];

describe('a change that cannot be made is left out', () => {
  test.each(refusals)('%s', (_, change, code) => {
    const { sources, issues } = apply(change);

    expect(issues).toEqual([`${code} /changes/0`]);
    expect(sources).toBe(base);
  });

  test('and all of them are told at once, while the good ones are made', () => {
    const good = { target: `${order}/fields/note/required`, op: 'set', value: true } as const;

    const { sources, issues } = apply(good, ...refusals.map(([, change]) => change));

    expect(issues).toEqual(refusals.map(([, , code], index) => `${code} /changes/${index + 1}`));
    expect(at(sources, 'entity', 'order', 'fields', 'note', 'required')).toBe(true);
  });

  test('a change whose base has changed meanwhile is made, with a warning', () => {
    const target = `${order}/title`;

    expect(apply({ target, op: 'set', value: 'amount', base: hashOf('other') }).issues).toEqual([
      'layer.base-changed /changes/0 (warning)',
    ]);
    expect(apply({ target, op: 'set', value: 'amount', base: hashOf('note') }).issues).toEqual([]);
  });

  test('nothing reaches the prototype of all objects', () => {
    apply(...refusals.map(([, change]) => change));

    expect({}).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('type');
  });
});

import { describe, expect, test } from 'vitest';
import { buildConfiguration } from '../../engine/check/build-configuration.ts';
import { checkLabels } from '../../engine/check/check-labels.ts';
import { layerDefinition } from '../../engine/definition/layer.ts';
import { compilePolicy } from '../../engine/permission/policy.ts';
import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';
import { DemoWorld, readLayer } from './demo-world.ts';

const loaded = loadDefinitions(['definitions']);
const build = buildConfiguration(loaded.sources, []);
const world = new DemoWorld('demo');

describe('the shipped definitions', () => {
  test('build without an issue, warnings included', () => {
    expect(loaded.issues).toEqual([]);
    expect(build.issues).toEqual([]);
  });

  test('say every label in both languages', () => {
    expect(checkLabels(loaded.sources)).toEqual([]);
  });

  test('have a form with a list for every entity', () => {
    const without = [...world.configuration.entities.keys()].filter(
      (id) => !world.configuration.forms.get(id)?.list,
    );

    expect(without).toEqual([]);
  });

  test('give every role only fields and actions that exist', () => {
    for (const [id, role] of world.configuration.roles)
      for (const [entityId, permission] of role.permissions) {
        const entity = world.entity(entityId);
        expect(
          Object.keys(permission.fields).filter((path) => !entity.byPath.has(path)),
          `${id}/${entityId}`,
        ).toEqual([]);
      }
  });

  test('place every field of an entity in its form', () => {
    for (const entity of world.configuration.entities.values()) {
      const sections = Object.values(world.configuration.forms.get(entity.id)?.sections ?? {});
      const placed = sections.flatMap((section) => Object.keys(section.elements));
      const missing = [...entity.fields.keys()].filter((id) => !placed.includes(id));
      expect(missing, entity.id).toEqual([]);
    }
  });

  test('the layer of the trading company fits without a changed base', () => {
    const layered = buildConfiguration(loaded.sources, [layerDefinition.parse(readLayer('demo-trading'))]);

    expect(layered.issues).toEqual([]);
    expect(checkLabels(layered.sources)).toEqual([]);
  });
});

describe('who sees cost and margin', () => {
  const cases = [
    ['salesperson', false, true],
    ['order-administrator', false, false],
    ['sales-manager', true, true],
    ['general-manager', true, true],
    ['finance', true, true],
    ['cashier', false, false],
    ['warehouse-keeper', false, false],
    ['purchasing', false, false],
    ['implementation-consultant', false, false],
    ['administrator', true, true],
  ] as const;

  test.each(cases)('%s: cost %s, estimated margin %s', (role, cost, margin) => {
    const policy = compilePolicy(world.configuration, [role]);

    expect(policy.entity('product').canReadField('cost')).toBe(cost);
    expect(policy.entity('sales-order').canReadField('lines.estimatedMargin')).toBe(margin);
    expect(policy.entity('sales-order').canReadField('estimatedMargin')).toBe(margin);
  });

  test('a warehouse keeper sees no price on orders and delivery notes', () => {
    const policy = compilePolicy(world.configuration, ['warehouse-keeper']);
    const prices = ['total', 'lines.unitPrice', 'lines.amount', 'lines.discount'];

    for (const entity of ['sales-order', 'delivery-note'])
      for (const path of prices)
        expect(policy.entity(entity).canReadField(path), `${entity} ${path}`).toBe(false);
  });

  test('the consultant designs and cannot act on a document', () => {
    const policy = compilePolicy(world.configuration, ['implementation-consultant']);

    expect(policy.isDesigner).toBe(true);
    for (const entity of world.configuration.entities.values()) {
      if (entity.id === 'proxy-rule') continue;
      expect(policy.entity(entity.id).rule('read'), entity.id).toBe(true);
      expect(policy.entity(entity.id).rule('create'), entity.id).toBe(false);
      for (const action of entity.transitions.keys())
        expect(policy.entity(entity.id).actionRule(action), `${entity.id} ${action}`).toBe(false);
    }
  });
});

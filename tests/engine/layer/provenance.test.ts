import { expect, test } from 'vitest';
import { type LayerDefinition, layerDefinition } from '../../../engine/definition/layer.ts';
import { indexProvenance, provenanceOf } from '../../../engine/layer/provenance.ts';

const field = 'sales/entity/order/fields/note';
const layer = (
  kind: LayerDefinition['layer'],
  ...changes: [string, 'set' | 'add' | 'move' | 'remove', string][]
) =>
  layerDefinition.parse({
    layer: kind,
    changes: changes.map(([target, op, reason]) => ({ target, op, reason, value: 1 })),
  });

test.each([
  ['the standard, where no layer touched it', [], `${field}/label`, undefined],
  [
    'the change of the property itself',
    [layer('tenant', [`${field}/label`, 'set', 'words'])],
    `${field}/label`,
    'tenant words',
  ],
  [
    'the change of what it is part of',
    [layer('tenant', [field, 'add', 'new'])],
    `${field}/label/en`,
    'tenant new',
  ],
  [
    'not a change beside it',
    [layer('tenant', [`${field}/help`, 'set', 'help'])],
    `${field}/label`,
    undefined,
  ],
  [
    'not a change within it',
    [layer('tenant', [`${field}/label/en`, 'set', 'en'])],
    `${field}/label`,
    undefined,
  ],
  [
    'not the move of what it is part of',
    [layer('tenant', [field, 'move', 'up'])],
    `${field}/label`,
    undefined,
  ],
  ['the move of itself', [layer('tenant', [field, 'move', 'up'])], field, 'tenant up'],
  [
    'the last layer that said something',
    [layer('industry', [`${field}/label`, 'set', 'a']), layer('tenant', [`${field}/label`, 'set', 'b'])],
    `${field}/label`,
    'tenant b',
  ],
  [
    'the layer that replaced everything around an earlier change',
    [layer('industry', [`${field}/label`, 'set', 'a']), layer('tenant', [field, 'set', 'whole'])],
    `${field}/label`,
    'tenant whole',
  ],
  [
    'a later change within what a layer added',
    [layer('tenant', [field, 'add', 'new'], [`${field}/label`, 'set', 'words'])],
    `${field}/label`,
    'tenant words',
  ],
  [
    'the layer that added it, where another only moved it',
    [layer('industry', [field, 'add', 'new']), layer('tenant', [field, 'move', 'up'])],
    `${field}/label`,
    'industry new',
  ],
] as [string, LayerDefinition[], string, string | undefined][])(
  'a property comes from %s',
  (_, layers, target, expected) => {
    const found = provenanceOf(indexProvenance(layers), target);

    expect(found && `${found.layer} ${found.change.reason}`).toBe(expected);
  },
);

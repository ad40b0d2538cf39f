import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, layerDefinition } from '../../../engine/definition/layer.ts';
import type { ModuleSource } from '../../../engine/definition/parse-module.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import { applyLayer } from '../../../engine/layer/apply-layer.ts';
import { diffSources } from '../../../engine/layer/diff-sources.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { moduleAt, organisationModule } from '../../support/configuration.ts';
import { frozen } from '../../support/frozen.ts';

const base: Sources = frozen({
  organisation: organisationModule,
  equipment: moduleAt('tests/definitions/equipment'),
});

function diff(edited: Sources): Change[] {
  return layerDefinition.parse(
    JSON.parse(JSON.stringify({ layer: 'tenant', changes: diffSources(base, edited) })),
  ).changes;
}

/** Compares as written: key order is display order. */
function expectRoundTrip(edited: Sources): void {
  const { sources, issues } = applyLayer(base, { layer: 'tenant', base: {}, changes: diff(edited) });

  expect(issues).toEqual([]);
  expect(JSON.stringify(sources)).toBe(JSON.stringify(edited));
}

type Place = { object: JsonObject; path: string[] };

/** Every object within a definition where a tenant may add, remove, set, move. */
function placesIn(object: JsonObject, path: string[]): Place[] {
  return [
    { object, path },
    ...Object.entries(object).flatMap(([key, value]) =>
      isJsonObject(value) ? placesIn(value, [...path, key]) : [],
    ),
  ];
}

const isFields = ({ path }: Place) => path.at(-1) === 'fields' || path.length === 2;
const newKey = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
const newValue: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(true, 'text', 5, null, [], {}),
  fc.constant<Json>({ type: 'text', label: { en: 'A' } }),
  fc.constant<Json>([
    { role: 'a', within: 'tenant' },
    { within: 'tenant', role: 'a' },
  ]),
);
const edit = fc.record({
  at: fc.nat(),
  entry: fc.nat(),
  to: fc.nat(),
  kind: fc.constantFrom('add', 'add', 'remove', 'set', 'move', 'move', 'rename', 'reorder-in-list'),
  key: newKey,
  value: newValue,
});

/** The sources with one edit made by hand, as the designer would: objects rewritten entry by entry. */
function edited(
  sources: Sources,
  { at, entry, to, kind, key, value }: typeof edit extends fc.Arbitrary<infer T> ? T : never,
): Sources {
  const copy: Record<string, ModuleSource> = JSON.parse(JSON.stringify(sources));
  const places = Object.entries(copy).flatMap(([module, source]) => [
    ...placesIn(source.module, [module, 'module']),
    ...(['entity', 'workflow', 'role', 'form'] as const).flatMap((one) =>
      placesIn(source[one] as JsonObject, [module, one]),
    ),
  ]);
  const place = places[at % places.length] as Place;
  const entries = Object.entries(place.object);
  const name = isFields(place) ? (place.path.length === 2 ? `x-${key}` : `x_${key}`) : key;
  const index = entries.length === 0 ? 0 : entry % entries.length;
  const chosen = entries[index];
  if (kind === 'add' && !entries.some(([one]) => one === name))
    entries.splice(to % (entries.length + 1), 0, [name, value]);
  else if (chosen && kind === 'remove') entries.splice(index, 1);
  else if (chosen && kind === 'set' && chosen[0] !== 'fields') chosen[1] = value;
  else if (chosen && kind === 'move') entries.splice(to % entries.length, 0, ...entries.splice(index, 1));
  else if (chosen && kind === 'rename' && !entries.some(([one]) => one === name)) chosen[0] = name;
  else if (chosen && kind === 'reorder-in-list' && Array.isArray(chosen[1]))
    chosen[1] = chosen[1]
      .map((one) => (isJsonObject(one) ? Object.fromEntries(Object.entries(one).reverse()) : one))
      .reverse();
  for (const one of Object.keys(place.object)) delete place.object[one];
  Object.assign(place.object, Object.fromEntries(entries));
  return copy;
}

test('applying the difference to the base gives what was edited, key order included', () => {
  let changed = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      const result = edits.reduce(edited, base);
      changed += JSON.stringify(result) === JSON.stringify(base) ? 0 : 1;

      expectRoundTrip(frozen(result));
    }),
    { numRuns: 1500 },
  );
  expect(changed).toBeGreaterThan(1000);
}, 240_000);

test('nothing edited is no change', () => {
  expect(diff(JSON.parse(JSON.stringify(base)))).toEqual([]);
});

test('one field moved is one change, not a rewriting', () => {
  const copy = JSON.parse(JSON.stringify(base));
  const { title, kind, ...fields } = copy.equipment.entity['equipment-loan'].fields;
  const { purpose, ...rest } = fields;
  copy.equipment.entity['equipment-loan'].fields = { purpose, ...rest };

  expect(diff(copy)).toEqual([
    { target: 'equipment/entity/equipment-loan/fields/purpose', op: 'move', before: 'number' },
  ]);
  expect([title, kind]).toEqual([undefined, undefined]);
});

test('what is set or removed remembers what stood there', () => {
  const copy = JSON.parse(JSON.stringify(base));
  copy.equipment.entity['equipment-item'].fields.value.min = '1';
  delete copy.equipment.entity['equipment-item'].fields.available;

  expect(diff(copy)).toEqual([
    {
      target: 'equipment/entity/equipment-item/fields/available',
      op: 'remove',
      base: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    {
      target: 'equipment/entity/equipment-item/fields/value/min',
      op: 'set',
      value: '1',
      base: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  ]);
});

import { describe, expect, test } from 'vitest';
import { validateRecord } from '../../../engine/record/validate-record.ts';
import { codeAndPath, configurationOf, moduleOf } from '../../support/configuration.ts';
import { factsOf } from '../../support/facts.ts';
import { entityOf, save } from '../../support/prepare.ts';

const configuration = configurationOf(
  moduleOf('shop', {
    entity: {
      item: { kind: 'master', title: 'name', fields: { name: { type: 'text' }, unit: { type: 'text' } } },
      order: {
        kind: 'document',
        title: 'note',
        states: { draft: {} },
        fields: {
          note: { type: 'text', required: true },
          lines: {
            type: 'lines',
            min: 3,
            fields: {
              item: { type: 'reference', entity: 'item', required: true },
              unit: { type: 'text', default: 'item.unit', readOnlyWhen: 'true' },
            },
          },
        },
        checks: { unit: { holds: 'unit != "kg"', lines: 'lines', field: 'unit' } },
      },
    },
  }),
);

const facts = () => {
  const known = factsOf(configuration);
  known.records.set('item/pen', { id: 'pen', title: 'Pen', name: 'Pen', unit: 'piece' });
  known.records.set('item/ink', { id: 'ink', title: 'Ink', name: 'Ink', unit: 'litre' });
  return known;
};

describe('a read-only default', () => {
  const before = { note: 'x', lines: [{ id: 'a', item: { id: 'pen', title: 'Pen' }, unit: 'piece' }] };
  const edit = (line: object) =>
    save(configuration, 'order', { lines: { a: line } }, { before, facts: facts() }).issues;

  test('may follow what it is made from', () => {
    expect(edit({ item: 'ink', unit: 'litre' })).toEqual(['lines.too-few /lines']);
  });

  test('may not become anything else', () => {
    expect(edit({ item: 'ink', unit: 'box' })).toContain('field.not-writable /lines/0/unit');
    expect(edit({ unit: 'box' })).toContain('field.not-writable /lines/0/unit');
  });
});

describe('a look at some places only', () => {
  const values = { lines: [{ id: 'a' }, { id: 'b', unit: 'kg' }] };
  const look = (...places: string[]) =>
    validateRecord(entityOf(configuration, 'order'), values, facts(), {
      before: {},
      places: new Set(places),
    }).map(codeAndPath);

  test.each([
    ['the record itself', [''], ['field.required /note', 'lines.too-few /lines']],
    ['one line', ['b'], ['field.required /lines/1/item', 'record.check-failed /lines/1/unit']],
    ['nothing', [], []],
  ])('%s', (_, places, issues) => {
    expect(look(...places)).toEqual(issues);
  });
});

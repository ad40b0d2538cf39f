import { expect, test } from 'vitest';
import type { EntityDefinition } from '../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../../runtime/app/form/contract.ts';
import { withheldFields } from '../../../runtime/app/form/layout/withheld-fields.ts';

const entity = {
  fields: {
    note: { type: 'text' },
    lines: { type: 'lines', fields: { product: { type: 'text' }, price: { type: 'money' } } },
  },
} as unknown as Pick<EntityDefinition, 'fields'>;

test.each([
  ['nothing of a new record', undefined, []],
  ['nothing that is only blank', { note: null, lines: [{ product: null, price: null }] }, []],
  ['a field that did not travel', { lines: [] }, ['note']],
  ['a column that no line has', { note: 'x', lines: [{ product: 'a' }, { product: 'b' }] }, ['lines.price']],
])('F1: withheld is %s', (_, record, paths) => {
  expect(withheldFields(entity, record as RecordAnswer | undefined)).toEqual(paths);
});

import type { JsonSchema, Report } from './field-type.ts';

/**
 * A reference from outside: the id, or an object that has it. The title is filled in by whoever
 * looks the record up; one from outside is not believed.
 */
export function parseReference(input: unknown, _field: unknown, report: Report): { id: string } | undefined {
  const given = typeof input === 'object' && input !== null && 'id' in input ? input.id : input;
  if (typeof given === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(given)) return { id: given };
  report('field.wrong-type', { wanted: 'reference' });
  return undefined;
}

export const referenceSchema = (): JsonSchema => ({
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, title: { type: 'string' } },
  additionalProperties: false,
});

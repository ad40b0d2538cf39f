import type { FieldDefinition } from '../../../../engine/definition/field.ts';

/** Fields whose values are shown in words of definitions or of the pages. */
const worded = new Set<FieldDefinition['type']>(['boolean', 'choice', 'multi-choice', 'lines']);

/** `data-user-content` for what people wrote, in whatever language that is; nothing for our own words. */
export function userContentOf({ type }: FieldDefinition): '' | undefined {
  return worded.has(type) ? undefined : '';
}

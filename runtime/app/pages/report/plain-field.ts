import type { FieldDefinition } from '../../../../engine/definition/field.ts';
import type { ListField } from '../list/list-field.ts';

type Kind =
  | { type: 'date' | 'text' }
  | { type: 'reference'; entity: string }
  | { type: 'choice'; options: Record<string, { label: Record<string, string> }> };

const flags = { required: false, unique: false, sensitive: false, change: 'free' } as const;

/** Something that no entity has a field for, as the filters of a list know it. */
export function plainField(path: string, label: string, kind: Kind): ListField {
  return { path, label, isStored: true, field: { label: {}, ...flags, ...kind } as FieldDefinition };
}

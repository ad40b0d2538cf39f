import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import { useLabel } from '../use-label.ts';

/** Names a field or a column of an entity by its path. */
export function useFieldName({ fields }: EntityDefinition): (path: string) => string {
  const label = useLabel();
  return (path) => {
    const [first = '', column] = path.split('.');
    const field = fields[first];
    if (!field) return path;
    if (column === undefined || field.type !== 'lines') return label(field.label);
    return `${label(field.label)} · ${label(field.fields[column]?.label ?? {}) || column}`;
  };
}

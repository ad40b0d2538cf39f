import { useCallback } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { useLabel } from '../../components/use-label.ts';

/** What people call a record: its title; a setting is called what its entity is; the end of its id while it has no name. */
export function useRecordTitle(): (
  entity: Pick<EntityDefinition, 'kind' | 'label' | 'title'>,
  record: RecordAnswer,
) => string {
  const label = useLabel();
  return useCallback(
    (entity, record) => {
      if (entity.kind === 'setting') return label(entity.label);
      const value = record[entity.title];
      if (typeof value === 'object' && value !== null && 'title' in value) return String(value.title);
      return value === null || value === undefined || value === '' ? record.id.slice(-6) : String(value);
    },
    [label],
  );
}

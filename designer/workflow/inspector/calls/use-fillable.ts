import { useMemo } from 'react';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { useSources } from '../../../draft/DraftProvider.tsx';
import { fieldRows } from '../field-rows.ts';
import type { MappingOption } from './MappingField.tsx';

/** The fields of an entity, or columns of its lines, that values can be written into. */
export function useFillable(entity: string | undefined, lines?: string): MappingOption[] {
  const sources = useSources();
  const label = useLabel();
  return useMemo(
    () =>
      fieldRows(sources, entity ?? '')
        .filter((row) => !row.isComputed && row.definition.type !== 'lines')
        .flatMap((row) => {
          const [first, column] = row.path.split('.');
          if (lines === undefined ? column !== undefined : first !== lines || column === undefined) return [];
          return [{ value: column ?? row.path, label: label(row.label) }];
        }),
    [sources, entity, lines, label],
  );
}

/** The lines fields of an entity. */
export function useLinesFields(entity: string | undefined): MappingOption[] {
  const sources = useSources();
  const label = useLabel();
  return useMemo(
    () =>
      fieldRows(sources, entity ?? '')
        .filter((row) => row.definition.type === 'lines')
        .map((row) => ({ value: row.path, label: label(row.label) })),
    [sources, entity, label],
  );
}

import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { EntityDescription } from '../../api/entity.ts';
import { useLabel } from '../../components/use-label.ts';
import { useOwner } from '../../components/use-owner.ts';
import { type ListField, standardColumns, standardWidth } from './list-field.ts';
import { wordsWidth } from './words-width.ts';

/** A column that a person chose to see, in the order of choice. */
export interface ChosenColumn {
  path: string;
  width: number;
}

/** The columns of each person and entity, kept by this browser; absent: the standard. */
const useStored = create<Record<string, ChosenColumn[]>>()(
  persist((): Record<string, ChosenColumn[]> => ({}), { name: 'formwork.columns' }),
);

export interface ColumnChoice {
  columns: ChosenColumn[];
  isStandard: boolean;
  choose(columns: ChosenColumn[]): void;
  reset(): void;
}

/** The columns of a list; fields that are gone or hidden by now are left out. */
export function useChosenColumns(description: EntityDescription, fields: readonly ListField[]): ColumnChoice {
  const key = `${useOwner()}/${description.entity.id}`;
  const stored = useStored((all) => all[key]);
  const label = useLabel();
  const byPath = new Map(fields.map((one) => [one.path, one]));
  const columns = (stored ?? standardColumns(description)).flatMap(({ path, width }) => {
    const found = byPath.get(path);
    if (!found) return [];
    const wished = width ?? standardWidth(found.field);
    return [{ path, width: stored ? wished : Math.max(wished, wordsWidth(found, label)) }];
  });
  return {
    columns,
    isStandard: stored === undefined,
    choose: (chosen) => useStored.setState({ [key]: chosen }),
    reset: () => useStored.setState(({ [key]: _, ...others }) => others, true),
  };
}

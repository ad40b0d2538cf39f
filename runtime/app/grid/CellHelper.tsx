import type { RefObject } from 'react';
import { CellOptions } from './CellOptions.tsx';
import { CellSuggestions } from './CellSuggestions.tsx';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import type { Cell } from './grid-view.ts';

export interface CellHelperProps {
  grid: GridModel;
  cell: Cell;
  column: GridColumn;
  holder: RefObject<HTMLDivElement | null>;
}

/** What helps with typing into a cell, by its type. */
export function CellHelper(props: CellHelperProps) {
  const { field } = props.column;
  if (field.refersTo !== undefined) return <CellSuggestions {...props} />;
  const { type } = field.definition;
  return type === 'choice' || type === 'multi-choice' || type === 'boolean' ? (
    <CellOptions {...props} />
  ) : null;
}

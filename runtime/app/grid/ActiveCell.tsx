import { useRef } from 'react';
import { useStore } from 'zustand';
import { textOf } from '../../../engine/definition/common.ts';
import { isError } from '../../../engine/issue.ts';
import { useFormState, useIssues } from '../form/form-context.ts';
import { Popup } from '../form/Popup.tsx';
import { formatValue, isNumeric } from '../form/values/format-value.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { issueMessage } from '../messages/code-message.ts';
import { useLanguage, useWords } from '../messages/use-words.ts';
import { CellHelper } from './CellHelper.tsx';
import { CellInput } from './CellInput.tsx';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import type { Cell } from './grid-view.ts';
import { SelectedRange } from './SelectedRange.tsx';
import type { GridGeometry } from './use-grid-geometry.ts';

interface ActiveCellProps {
  grid: GridModel;
  columns: readonly GridColumn[];
  geometry: GridGeometry;
}

/**
 * The active cell: one input that moves from cell to cell and never goes away, so that no key and
 * no input method is ever between two of them.
 */
export function ActiveCell({ grid, columns, geometry }: ActiveCellProps) {
  const active = useStore(grid.state, (state) => state.active);
  const mode = useStore(grid.state, (state) => state.mode);
  useStore(grid.state, (state) => state.blank);
  // Its row moves when lines come and go.
  useFormState((state) => state.content.values[grid.lines]);
  const holder = useRef<HTMLDivElement>(null);
  const line = active ? grid.lineIds.indexOf(active.line) : -1;
  const index = columns.findIndex(({ field }) => field.id === active?.column);
  const isShown = line >= 0 && index >= 0 && (mode === 'navigation' || mode === 'edit');
  const column = columns[index];
  const left = index === 0 ? geometry.numberWidth : (geometry.offsets[index] ?? 0);
  return (
    <div className="grid-overlay" style={{ top: geometry.rowHeight }}>
      <SelectedRange grid={grid} geometry={geometry} />
      <div
        className="grid-active-row"
        style={{ top: Math.max(0, line) * geometry.rowHeight, height: geometry.rowHeight }}
      >
        <div
          ref={holder}
          className="grid-active"
          data-shown={isShown || undefined}
          data-mode={mode}
          data-first={index <= 0 || undefined}
          data-numeric={(column && isNumeric(column.field.definition)) || undefined}
          style={{
            width: geometry.widths[Math.max(0, index)],
            ...(index <= 0 ? { left, marginLeft: geometry.numberWidth } : { marginLeft: left }),
          }}
        >
          <CellInput grid={grid} column={column} label={useCellLabel(column, line)} />
        </div>
      </div>
      {isShown && active && column && (
        <CellNotes
          key={`${active.line} ${active.column}`}
          grid={grid}
          cell={active}
          column={column}
          holder={holder}
        />
      )}
      {mode === 'edit' && active && column && (
        <CellHelper
          key={`${active.line} ${active.column}`}
          grid={grid}
          cell={active}
          column={column}
          holder={holder}
        />
      )}
    </div>
  );
}

/** What a screen reader says of the cell that the cursor is at. */
function useCellLabel(column: GridColumn | undefined, line: number): string {
  const say = useWords(gridWords);
  const language = useLanguage();
  if (!column || line < 0) return say('cells');
  return say('cell', { column: textOf(column.field.definition.label, language), line: line + 1 });
}

interface CellNotesProps {
  grid: GridModel;
  cell: Cell;
  column: GridColumn;
  holder: React.RefObject<HTMLDivElement | null>;
}

/** What is wrong with the active cell or worth a warning, and for screen readers what stands in it. */
function CellNotes({ grid, cell, column, holder }: CellNotesProps) {
  const language = useLanguage();
  const key = grid.key(cell);
  const issues = useIssues(key);
  const mode = useStore(grid.state, (state) => state.mode);
  const value = useFormState(() => grid.form.value(key));
  const text = formatValue(column.field.definition, value, grid.reader);
  const isEditing = mode === 'edit';
  return (
    <>
      <p className="visually-hidden" aria-live="polite">
        {isEditing ? '' : [text, ...issues.map((one) => issueMessage(language, one))].join(' ')}
      </p>
      {issues.length > 0 && !isEditing && (
        <Popup anchor={holder} label="" onClose={() => {}} isWide>
          <div className="grid-notes" aria-hidden="true">
            {issues.map((one) => (
              <p
                key={`${one.code} ${one.params.check ?? ''}`}
                className="form-message"
                data-severity={isError(one) ? 'error' : 'warning'}
              >
                {issueMessage(language, one)}
              </p>
            ))}
          </div>
        </Popup>
      )}
    </>
  );
}

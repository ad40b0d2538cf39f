import { useMemo } from 'react';
import { useStore } from 'zustand';
import { textOf } from '../../../engine/definition/common.ts';
import type { LookUpItem } from '../form/contract.ts';
import { LookUpDialog } from '../form/look-up/LookUpDialog.tsx';
import { sourceOfField } from '../form/look-up/look-up-source.ts';
import type { Edit } from '../form/model/edit.ts';
import { newLine } from '../form/model/line-names.ts';
import { useLanguage } from '../messages/use-words.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import type { Cell } from './grid-view.ts';

/** The look-up with room, opened from a cell: the first record taken goes there, the others into new lines below. */
export function GridLookUp({ grid, columns }: { grid: GridModel; columns: readonly GridColumn[] }) {
  const isOpen = useStore(grid.state, (state) => state.isLookingUp);
  const active = useStore(grid.state, (state) => state.active);
  const column = columns.find(({ field }) => field.id === active?.column);
  if (!isOpen || !active || !column) return null;
  return <Dialog grid={grid} cell={active} column={column} />;
}

function Dialog({ grid, cell, column }: { grid: GridModel; cell: Cell; column: GridColumn }) {
  const language = useLanguage();
  const key = grid.key(cell);
  const source = useMemo(() => sourceOfField(grid.form, key), [grid, key]);
  const { text, begunWith } = grid.now;
  return (
    <LookUpDialog
      source={source}
      label={textOf(column.field.definition.label, language)}
      begin={text === begunWith ? '' : text}
      isMany={grid.canAdd}
      onClose={(items) => {
        grid.revert();
        if (items.length > 0) takeItems(grid, cell, items);
        grid.go(
          grid.lineIds.includes(cell.line) ? cell : { ...cell, line: grid.lineIds.at(-1) ?? cell.line },
        );
      }}
    />
  );
}

/** Several records at once are one step for undo. */
export function takeItems(grid: GridModel, cell: Cell, items: readonly LookUpItem[]): void {
  const { blank } = grid.now;
  const edits: Edit[] = [];
  const lines = grid.lineIds;
  const at = lines.indexOf(cell.line);
  if (blank?.line === cell.line) edits.push(grid.insertion(blank));
  grid.state.setState({ blank: undefined });
  for (const [index, item] of items.slice(0, 1 + grid.roomLeft).entries()) {
    const line = index === 0 ? cell.line : newLine();
    const key = grid.key({ ...cell, line });
    grid.form.lookUps.learn(key, item);
    if (index > 0) edits.push({ kind: 'insert', lines: grid.lines, line, at: at + index });
    edits.push({ kind: 'set', key, value: { id: item.id, title: item.title } });
  }
  grid.form.edit(edits, 'own', grid.key(cell));
}

import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CompiledField } from '../../../engine/compile/compiled.ts';
import { linesOf } from '../../../engine/record/values.ts';
import { useForm, useFormState, useReader } from '../form/form-context.ts';
import type { LaidElement } from '../form/layout/lay-out.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { useWords } from '../messages/use-words.ts';
import { ActiveCell } from './ActiveCell.tsx';
import { GridBar } from './GridBar.tsx';
import { GridBody } from './GridBody.tsx';
import { GridFoot } from './GridFoot.tsx';
import { GridHead } from './GridHead.tsx';
import { GridLookUp } from './GridLookUp.tsx';
import { gridColumns } from './grid-columns.ts';
import { GridModel } from './grid-model.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridGeometry } from './use-grid-geometry.ts';
import { usePointer } from './use-pointer.ts';
import './grid.css';

export interface LinesProps {
  /** The lines field. */
  field: CompiledField;
  label: string;
  columns: NonNullable<LaidElement['columns']>;
}

/** The lines of a record as a grid that is filled in without a mouse. */
export function LineGrid({ field, label, columns: laid }: LinesProps) {
  const { model } = useForm();
  const reader = useReader();
  const say = useWords(gridWords);
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => gridColumns(model.described.entity, field, laid), [model, field, laid]);
  const [grid] = useState(() => new GridModel(model, field.id, columns, reader));
  useEffect(() => {
    grid.columns = columns;
    grid.reader = reader;
  }, [grid, columns, reader]);
  const rows = useFormState(({ content }) => linesOf(content.values, field.id));
  const blank = useStore(grid.state, (state) => state.blank);
  const mode = useStore(grid.state, (state) => state.mode);
  const isEditing = useFormState((state) => state.mode === 'edit');
  const geometry = useGridGeometry(grid, columns, scroller);
  useGridFocus(grid, { frame, scroller, geometry });
  const pointer = usePointer(grid);
  const count = rows.length + (blank ? 1 : 0);

  return (
    <div
      ref={frame}
      className="grid-frame"
      role="group"
      aria-label={label}
      aria-describedby={`${id}-help`}
      tabIndex={mode === 'frame' ? 0 : -1}
      data-mode={mode}
    >
      <p id={`${id}-help`} className="visually-hidden">
        {say(isEditing ? 'help' : 'helpReading')}
      </p>
      {/* Not a stop for Tab of its own, which browsers make of whatever scrolls. */}
      <div ref={scroller} className="grid-scroller" tabIndex={-1}>
        <div className="grid-canvas" style={{ width: geometry.width }} {...pointer}>
          <div
            role="grid"
            aria-label={label}
            aria-rowcount={count + 1}
            aria-colcount={columns.length + 1}
            aria-readonly={!isEditing || undefined}
            aria-multiselectable
          >
            <GridHead columns={columns} geometry={geometry} />
            <GridBody grid={grid} rows={rows} columns={columns} geometry={geometry} scroller={scroller} />
            {count > 0 && <GridFoot rows={rows} columns={columns} geometry={geometry} />}
          </div>
          <ActiveCell grid={grid} columns={columns} geometry={geometry} />
        </div>
      </div>
      <GridBar grid={grid} columns={columns} count={rows.length} label={label} />
      <GridLookUp grid={grid} columns={columns} />
    </div>
  );
}

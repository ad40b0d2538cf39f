import { type PointerEvent, useRef } from 'react';
import { textOf } from '../../../engine/definition/common.ts';
import { useFormState } from '../form/form-context.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { useLanguage, useWords } from '../messages/use-words.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridGeometry } from './use-grid-geometry.ts';

interface GridHeadProps {
  columns: readonly GridColumn[];
  geometry: GridGeometry;
}

/** The names of the columns; their edges can be pulled. */
export function GridHead({ columns, geometry }: GridHeadProps) {
  const language = useLanguage();
  const say = useWords(gridWords);
  const write = useFormState(({ mode, rights }) => (mode === 'edit' ? rights.write : undefined));
  return (
    <div role="row" aria-rowindex={1} className="grid-head" style={{ height: geometry.rowHeight }}>
      <div role="columnheader" className="grid-number" style={{ width: geometry.numberWidth }}>
        <span className="visually-hidden">{say('number')}</span>
      </div>
      {columns.map(({ field, isNumeric }, index) => {
        const isRequired = field.definition.required && !field.computed && write?.has(field.path) === true;
        const label = textOf(field.definition.label, language);
        const help = textOf(field.definition.help, language);
        return (
          <div
            key={field.id}
            role="columnheader"
            className="grid-column"
            data-first={index === 0 || undefined}
            data-numeric={isNumeric || undefined}
            style={{ width: geometry.widths[index], left: index === 0 ? geometry.numberWidth : undefined }}
            title={help === '' ? label : `${label} — ${help}`}
          >
            <span className="ellipsis">{label}</span>
            {isRequired && (
              <span className="form-required" aria-hidden="true">
                *
              </span>
            )}
            <Edge column={field.id} width={geometry.widths[index] ?? 0} geometry={geometry} />
          </div>
        );
      })}
    </div>
  );
}

interface EdgeProps {
  column: string;
  width: number;
  geometry: GridGeometry;
}

/** The right edge of a column, to be pulled; Alt+Shift+← → do the same for the active column. */
function Edge({ column, width, geometry }: EdgeProps) {
  const pulled = useRef<{ from: number; width: number }>(undefined);
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    pulled.current = { from: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    const start = pulled.current;
    if (start) geometry.changeWidth(column, start.width + event.clientX - start.from);
  };
  return (
    <span
      className="grid-edge"
      aria-hidden="true"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        pulled.current = undefined;
      }}
    />
  );
}

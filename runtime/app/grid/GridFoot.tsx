import { useMemo } from 'react';
import { Decimal, decimalText } from '../../../engine/decimal.ts';
import type { LineRow } from '../../../engine/record/values.ts';
import { groupDigits, shortDigits } from '../form/values/format-number.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { useWords } from '../messages/use-words.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridGeometry } from './use-grid-geometry.ts';

interface GridFootProps {
  rows: readonly LineRow[];
  columns: readonly GridColumn[];
  geometry: GridGeometry;
}

/** What the columns add up to, exactly. */
export function GridFoot({ rows, columns, geometry }: GridFootProps) {
  const say = useWords(gridWords);
  const sums = useMemo(
    () => columns.map((column) => (column.isSummed ? sumOf(rows, column) : '')),
    [rows, columns],
  );
  return (
    <div role="row" className="grid-foot" style={{ height: geometry.rowHeight }}>
      <div role="gridcell" className="grid-number" style={{ width: geometry.numberWidth }} />
      {columns.map(({ field, isNumeric }, index) => (
        <div
          key={field.id}
          role="gridcell"
          className="grid-cell"
          data-first={index === 0 || undefined}
          data-numeric={isNumeric || undefined}
          style={{ width: geometry.widths[index], left: index === 0 ? geometry.numberWidth : undefined }}
        >
          <span className="ellipsis">{index === 0 ? say('total', { count: rows.length }) : sums[index]}</span>
        </div>
      ))}
    </div>
  );
}

/** The exact sum of a column, as its values are written. */
export function sumOf(rows: readonly LineRow[], { field }: GridColumn): string {
  let sum = new Decimal(0);
  let isAny = false;
  for (const row of rows) {
    const value = row[field.id];
    if (value === undefined) continue;
    sum = sum.plus(value as string | number);
    isAny = true;
  }
  if (!isAny) return '';
  const { definition, scale } = field;
  const isMoney = definition.type === 'money' || ('result' in definition && definition.result === 'money');
  const digits = decimalText(
    sum,
    isMoney ? (scale ?? ('scale' in definition ? definition.scale : 2)) : undefined,
  );
  return groupDigits(isMoney ? digits : shortDigits(digits));
}

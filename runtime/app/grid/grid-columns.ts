import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import type { FieldDefinition } from '../../../engine/definition/field.ts';
import type { LaidElement } from '../form/layout/lay-out.ts';
import { isNumeric } from '../form/values/format-value.ts';

/** One column of the grid. */
export interface GridColumn {
  field: CompiledField;
  width: number;
  isNumeric: boolean;
  /** Whether a sum stands below it. */
  isSummed: boolean;
}

/** How wide a column is where nobody says, in pixels. */
const widths: Partial<Record<FieldDefinition['type'], number>> = {
  reference: 220,
  text: 160,
  'long-text': 220,
  user: 120,
  department: 140,
  boolean: 80,
  percent: 90,
  integer: 90,
  'date-time': 150,
};

/** The columns of a lines field as they are laid out. */
export function gridColumns(
  entity: CompiledEntity,
  { id, columns }: CompiledField,
  laid: NonNullable<LaidElement['columns']>,
): GridColumn[] {
  return laid.flatMap(({ field: columnId, width }) => {
    const field = columns?.get(columnId);
    if (!field) return [];
    return [
      {
        field,
        width: width ?? widths[field.definition.type] ?? 110,
        isNumeric: isNumeric(field.definition),
        isSummed: isSummed(entity, id, field),
      },
    ];
  });
}

/** The column that says what a line comes to: the first amount of money, else the last sum. */
export function worthColumn(columns: readonly GridColumn[]): GridColumn | undefined {
  const isMoney = ({ field: { definition } }: GridColumn) =>
    definition.type === 'money' || ('result' in definition && definition.result === 'money');
  return (
    columns.find((column) => column.isSummed && isMoney(column)) ??
    columns.findLast((column) => column.isSummed)
  );
}

/** Quantities and calculated amounts are summed, and what the record itself sums; prices and balances are not. */
function isSummed(entity: CompiledEntity, lines: string, { id, definition }: CompiledField): boolean {
  if (definition.type === 'quantity') return true;
  if (definition.type === 'formula' && (definition.result === 'money' || definition.result === 'quantity'))
    return true;
  return [...entity.fields.values()].some(
    ({ definition: one }) => one.type === 'roll-up' && one.of === lines && one.sum === id,
  );
}

import type { LedgerBalance, LedgerDescription } from '../../api/ledgers.ts';
import type { TableColumn } from '../../components/record-table/column.ts';
import type { useLabel } from '../../components/use-label.ts';
import { groupDigits, shortDigits } from '../../form/values/format-number.ts';

type Measure = LedgerDescription['measures'][string];

const widths = { reference: 200, text: 140 };

/** What a ledger keeps apart, as columns. */
export function dimensionColumns(
  { dimensions }: LedgerDescription,
  label: ReturnType<typeof useLabel>,
): TableColumn<LedgerBalance>[] {
  return Object.entries(dimensions).map(([id, { type, label: words }]) => ({
    id,
    label: label(words),
    width: widths[type],
    render: (row) => <DimensionValue value={row.dimensions[id]} />,
  }));
}

function DimensionValue({ value }: { value: LedgerBalance['dimensions'][string] | undefined }) {
  const text = typeof value === 'object' ? value.title : value;
  return text ? (
    <span title={text} data-user-content="">
      {text}
    </span>
  ) : (
    <span className="ledger-blank">—</span>
  );
}

/** One thing that a ledger adds up; `of` picks it from a row. */
export function measureColumn<Row>(
  column: { id: string; label: string },
  measure: Measure,
  of: (row: Row) => string | undefined,
): TableColumn<Row> {
  return {
    ...column,
    width: 130,
    isNumeric: true,
    render: (row) => {
      const value = of(row);
      return value === undefined ? null : <MeasureValue measure={measure} value={value} />;
    },
  };
}

/** Money with all its places, a quantity without the zeros that fill them up; less than nothing stands out. */
export function MeasureValue({ measure, value }: { measure: Measure; value: string }) {
  const digits = groupDigits(measure.type === 'money' ? value : shortDigits(value));
  return (
    <span className="number" data-negative={value.startsWith('-') || undefined} data-user-content="">
      {digits}
    </span>
  );
}

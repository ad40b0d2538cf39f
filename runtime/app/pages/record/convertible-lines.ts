import { Decimal } from '../../../../engine/decimal.ts';
import type { OfferedConversion } from '../../api/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';

/** A line of which something remains to be taken over. */
export interface ConvertibleLine {
  id: string;
  /** Its place in the document, from 1. */
  number: number;
  row: Readonly<Record<string, unknown>>;
  of: string;
  remaining: string;
}

/** Lines of a record that a conversion can still take something of. */
export function convertibleLines({ lines }: OfferedConversion, record: RecordAnswer): ConvertibleLine[] {
  if (!lines) return [];
  const rows = (record[lines.from] as ({ id: string } & Record<string, unknown>)[] | null) ?? [];
  return rows
    .map((row, index) => {
      const of = new Decimal((row[lines.of] as string | null) ?? 0);
      const remaining = of.minus((row[lines.taken] as string | null) ?? 0);
      return { id: row.id, number: index + 1, row, of: of.toFixed(), remaining: remaining.toFixed() };
    })
    .filter(({ remaining }) => new Decimal(remaining).greaterThan(0));
}

/** Whether a quantity is one, and no more than remains; nothing typed means none. */
export function isWithin(quantity: string, remaining: string): boolean {
  if (quantity === '') return true;
  return /^\d+(\.\d+)?$/.test(quantity) && new Decimal(quantity).lessThanOrEqualTo(remaining);
}

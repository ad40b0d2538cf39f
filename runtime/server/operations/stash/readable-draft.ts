import { fieldPathOf } from '../../../../engine/record/field-change.ts';
import type { StashedDraft } from '../../store/stashes.ts';

type Fields = Record<string, unknown>;

/**
 * A draft without what its reader may not see: it may have been written by somebody who saw more. Values
 * stand by field, lines by column; texts and marks by `field` or `lines/<line id>/column`.
 */
export function readableDraft(draft: StashedDraft, canRead: (path: string) => boolean): StashedDraft {
  const keyed = (list: unknown) =>
    Array.isArray(list) ? list.filter((entry) => canRead(fieldPathOf(keyOf(entry)))) : list;
  return {
    ...draft,
    base: readableFields(draft.base, canRead),
    values: readableFields(draft.values, canRead),
    texts: keyed(draft.texts),
    waiting: keyed(draft.waiting),
    touched: keyed(draft.touched),
  };
}

function keyOf(entry: unknown): string {
  return String(Array.isArray(entry) ? entry[0] : entry);
}

function readableFields(values: unknown, canRead: (path: string) => boolean): Fields {
  const readable = Object.entries((values ?? {}) as Fields).filter(([field]) => canRead(field));
  return Object.fromEntries(readable.map(([field, value]) => [field, readableRows(field, value, canRead)]));
}

/** Of lines each row keeps its id and the columns that may be read. */
function readableRows(field: string, value: unknown, canRead: (path: string) => boolean): unknown {
  if (!Array.isArray(value) || !value.every(isRow)) return value;
  return value.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(([column]) => column === 'id' || canRead(`${field}.${column}`)),
    ),
  );
}

function isRow(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Canonical field values by field id; a blank one is absent. Lines are lists of rows with an `id` each. */
export type Values = Readonly<Record<string, unknown>>;

export type LineRow = Values & { readonly id: string };

/** A stored record: its own data around the values of its fields. */
export interface RecordData {
  id: string;
  revision: number;
  state?: string | undefined;
  createdAt: string;
  createdBy: Reference;
  updatedAt: string;
  updatedBy: Reference;
  values: Values;
}

/** A record, person or department by id, with the name people know it by. */
export interface Reference {
  id: string;
  title: string;
}

const noLines: readonly LineRow[] = [];

/** The lines of a record; of none always the very same list. */
export function linesOf(values: Values, linesId: string): readonly LineRow[] {
  return (values[linesId] as readonly LineRow[] | undefined) ?? noLines;
}

/**
 * A copy to add values to. JavaScript engines make one by spreading as fast, but to what was spread V8
 * adds each further value thirty times as slowly.
 */
export function copyToFill(values: Values): Record<string, unknown> {
  return Object.assign({}, values);
}

/** A copy with one value set; a blank one is left out. */
export function withValue(values: Values, id: string, value: unknown): Values {
  if (value === undefined || value === null) {
    if (!(id in values)) return values;
    const { [id]: _, ...rest } = values;
    return rest;
  }
  return { ...values, [id]: value };
}

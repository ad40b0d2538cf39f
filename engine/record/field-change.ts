/** One field before and after; a blank is null. `total`, `lines/<line id>/quantity`, `lines/<line id>` for a line that came or went. */
export interface FieldChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** The field path of a changed place: `lines/ab12/quantity` → `lines.quantity`. */
export function fieldPathOf(place: string): string {
  const [first = '', , column] = place.split('/');
  return column === undefined ? first : `${first}.${column}`;
}

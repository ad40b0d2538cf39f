/** A column that the rows of a report are sorted by. */
export interface TableOrder {
  column: string;
  isDescending: boolean;
}

/** The order that `-amount,customer` asks for, and the names in it that are no column. */
export function parseTableOrder(
  written: string | undefined,
  columns: readonly { id: string }[],
): { order: TableOrder[]; unknown: string[] } {
  const names = written === undefined ? [] : written.split(',').map((one) => one.trim());
  const all = names.map((name) => ({ column: name.replace(/^-/, ''), isDescending: name.startsWith('-') }));
  const isKnown = ({ column }: TableOrder) => columns.some(({ id }) => id === column);
  return {
    order: all.filter(isKnown),
    unknown: all.filter((one) => !isKnown(one)).map(({ column }) => column),
  };
}

/** The keys of a field (`customer`) or column (`lines.amount`) within its entity. */
export function keysOfField(path: string): string[] {
  const [first = '', column] = path.split('.');
  return column === undefined ? ['fields', first] : ['fields', first, 'fields', column];
}

/** A company's own field or column: one that may be deleted again. */
export function isOwnField(path: string): boolean {
  return (path.split('.').at(-1) ?? '').startsWith('x_');
}

/** The widths that a person has given to the columns of a grid, in this browser. */
export function keptWidths(place: string): Readonly<Record<string, number>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, number>) : {};
  } catch {
    // A browser that keeps nothing, or somebody else's text under our key.
    return {};
  }
}

export function keepWidths(place: string, widths: Readonly<Record<string, number>>): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(widths));
  } catch {
    // They hold until the page is left.
  }
}

function keyOf(place: string): string {
  return `formwork.grid.${place}`;
}

/** The lines of a text that another has not, and the other way round: enough to see what was edited. */
export function changedLines(before: string, after: string): { removed: string[]; added: string[] } {
  return { removed: without(before, after), added: without(after, before) };
}

/** The lines of one text, each taken as often as it is not in the other. */
function without(text: string, other: string): string[] {
  const counts = new Map<string, number>();
  for (const line of linesOf(other)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return linesOf(text).filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

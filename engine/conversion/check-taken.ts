import type { CompiledConversion } from '../compile/compiled.ts';
import { Decimal } from '../decimal.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { linesOf, type Values } from '../record/values.ts';

/** What later documents have taken of a record cannot be changed away: a line less than that, or gone, is an issue at its place. */
export function checkTaken(
  conversions: Iterable<CompiledConversion>,
  entityId: string,
  before: Values,
  after: Values,
): Issue[] {
  const issues: Issue[] = [];
  for (const { definition } of conversions) {
    const { lines } = definition;
    if (definition.from !== entityId || !lines) continue;
    const rows = linesOf(after, lines.from);
    for (const row of linesOf(before, lines.from)) {
      const taken = new Decimal((row[lines.taken] as string | undefined) ?? 0);
      const index = rows.findIndex((one) => one.id === row.id);
      const left = new Decimal((rows[index]?.[lines.of] as string | undefined) ?? 0);
      if (taken.isZero() || left.greaterThanOrEqualTo(taken)) continue;
      const at = index < 0 ? [lines.from] : [lines.from, index, lines.of];
      issues.push(
        issue('conversion.below-taken', pointer(at), { taken: taken.toString(), wanted: left.toString() }),
      );
    }
  }
  return issues;
}

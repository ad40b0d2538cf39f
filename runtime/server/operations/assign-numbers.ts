import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { formatNumber, numberSeries } from '../../../engine/compile/number-pattern.ts';
import type { Facts } from '../../../engine/record/facts.ts';
import type { Values } from '../../../engine/record/values.ts';
import { nextFastNumber, nextGaplessNumber } from '../store/numbers.ts';
import type { Scope } from '../store/scope.ts';

/**
 * The numbers that a new record gets. Fast ones are taken before the transaction, gap-free ones
 * inside it; call once for each with the scope that fits.
 */
export async function assignNumbers(
  scope: Scope,
  entity: CompiledEntity,
  values: Values,
  facts: Facts,
  kind: 'fast' | 'gapless',
): Promise<Values> {
  let numbered = values;
  for (const { id, definition } of entity.fields.values()) {
    if (definition.type !== 'auto-number' || numbered[id] !== undefined) continue;
    if (definition.gapless !== (kind === 'gapless')) continue;
    const series = `${entity.id}/${id}/${numberSeries(definition.pattern, facts.today)}`;
    const count =
      kind === 'gapless' ? await nextGaplessNumber(scope, series) : await nextFastNumber(scope, series);
    numbered = { ...numbered, [id]: formatNumber(definition.pattern, facts.today, count) };
  }
  return numbered;
}

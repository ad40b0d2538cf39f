import type { CompiledEntity, CompiledTransition } from '../../../engine/compile/compiled.ts';
import { ExpressionFailure } from '../../../engine/expression/environment.ts';
import { environmentOf, type Facts, rowOf } from '../../../engine/record/facts.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Acting, scopeOf } from './acting.ts';
import { preload, withFacts } from './load-facts.ts';

/** Whether a transition's condition holds for a record; one that cannot be evaluated does not. */
export async function guardHolds(
  acting: Acting,
  { entity, record, facts }: { entity: CompiledEntity; record: StoredRecord; facts: Facts },
  { when }: CompiledTransition,
): Promise<boolean> {
  if (!when) return true;
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  await preload(loading, facts, record.values);
  const environment = environmentOf(facts, entity.module, rowOf(entity, record));
  try {
    return (await withFacts(loading, facts, () => when.evaluate(environment))) === true;
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return false;
    throw cause;
  }
}

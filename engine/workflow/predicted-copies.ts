import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { Label } from '../issue.ts';
import type { Change } from './change.ts';
import type { Copy, Instance, PersonSnapshot } from './instance.ts';

/** A node that tells people: it has, or it will (approval.md S10, L3). */
export interface PredictedCopy {
  node: string;
  label?: Label | undefined;
  when: 'done' | 'predicted';
  to: readonly PersonSnapshot[];
  /** How many of the steps come before it. */
  after: number;
}

/** The copies of an instance, and those that the foreseen changes make. */
export function predictedCopies(
  instance: Instance | undefined,
  changes: readonly Change[],
  { nodes }: CompiledWorkflow,
): PredictedCopy[] {
  const named = ({ node, to }: Copy) => ({ node, label: nodes.get(node)?.definition.label, to });
  const past = instance?.visits ?? [];
  const made = (instance?.copies ?? []).map(
    (copy): PredictedCopy => ({
      ...named(copy),
      when: 'done',
      // A visit of the same moment was opened by the way that had passed the copy.
      after: past.filter(({ openedAt }) => openedAt < copy.at).length,
    }),
  );
  let opened = past.length;
  const foreseen = changes.flatMap((change): PredictedCopy[] => {
    if (change.type === 'visit-opened') opened += 1;
    return change.type === 'copied' ? [{ ...named(change.copy), when: 'predicted', after: opened }] : [];
  });
  return [...made, ...foreseen];
}

import { isEmpty } from '../../expression/operators.ts';
import { linesOf } from '../../record/values.ts';
import { Refusal } from '../../refusal.ts';
import { settle } from '../advance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';

/** A holder agrees; the visit's rule says what follows (approval.md M2–M4). */
export function approve(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  if (!run.command.rehearsal) requireFields(run, node);
  const opinion = run.command.rehearsal ? {} : requireOpinion(run, node.definition.opinion.approve);
  run.emit({ type: 'slot-closed', slot: slot.id, state: 'approved', at: run.now, ...opinion, ...seen(run) });
  settle(run, visit.id);
}

export function seen({ command }: Run): { seenRevision?: number } {
  return command.seenRevision === undefined ? {} : { seenRevision: command.seenRevision };
}

/** Fields that the node wants filled in (approval.md F1). */
function requireFields(run: Run, node: NodeOf<'approval'>): void {
  const { record } = run.facts;
  const blank = (path: string) => {
    const [first = '', column] = path.split('.');
    if (column === undefined) return isEmpty((record[first] ?? null) as never);
    return linesOf(record, first).some((row) => isEmpty((row[column] ?? null) as never));
  };
  const missing = Object.entries(node.definition.fields).filter(
    ([path, right]) => right === 'required' && blank(path),
  );
  if (missing.length > 0)
    throw new Refusal('task.fields-required', { fields: missing.map(([path]) => path).join(', ') });
}

import { Refusal } from '../../refusal.ts';
import { endInstance } from '../close.ts';
import { isOver } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { actorOf, requireAdministrator, requireReason } from './administrator.ts';
import { heldSlot } from './held-slot.ts';

/**
 * An administrator, or a holder whose node allows it, ends the approval for good; doing it again changes
 * nothing (approval.md B12). One whose parent is withdrawn is withdrawn with it (B9, G5).
 */
export function terminate(run: Run): void {
  const { instance, command } = run;
  if (instance.state === 'terminated') return;
  if (isOver(instance)) throw new Refusal('instance.closed', { state: instance.state });
  if (command.slot === undefined) requireAdministrator(run);
  else {
    const node = run.node(heldSlot(run).visit.node) as NodeOf<'approval'>;
    if (!node.definition.end) throw new Refusal('task.action-not-offered', { action: 'terminate' });
  }
  const goesAlong = instance.parent !== undefined && command.outcome === 'withdrawn';
  endInstance(run, goesAlong ? 'withdrawn' : 'terminated', { by: actorOf(run), reason: requireReason(run) });
}

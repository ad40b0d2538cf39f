import { Refusal } from '../../refusal.ts';
import { resolveAssignees } from '../assignees/resolve-assignees.ts';
import { seekingOf } from '../assignees/seeking.ts';
import { takeEarlyChoices } from '../choices.ts';
import { guardOf } from '../guard.ts';
import type { Resume } from '../instance.ts';

import type { NodeOf } from '../nodes/node.ts';
import { type Run, snapshotOf } from '../run.ts';
import { requireFields } from './required-fields.ts';
import { placeToken, startOf } from './start.ts';

/**
 * The initiator submits a returned record again. `restart` and, since the target is the initiator,
 * `from-target` take the normal way with the new data; `direct` goes straight to the returner's
 * node, unless something that decided the way has changed or the returner is not there any more
 * (approval.md B7).
 */
export function resubmit(run: Run): void {
  const { resume, initiator, state } = run.instance;
  if (state !== 'returned' || !resume) throw new Refusal('instance.closed', { state });
  if (run.command.actor.id !== initiator.id) throw new Refusal('instance.not-initiator');
  requireFields(run, startOf(run));
  const fallback = resume.mode === 'direct' ? whyNotDirect(run, resume) : undefined;
  const mode = fallback === undefined ? resume.mode : 'from-target';
  run.emit({ type: 'resubmitted', mode, ...(fallback !== undefined && { fallback }) });
  takeEarlyChoices(run);
  placeToken(run, mode === 'direct' ? resume.node : undefined);
}

function whyNotDirect(run: Run, resume: Resume): string | undefined {
  if (guardOf(run) !== resume.guard) return 'data-changed';
  const node = run.facts.workflow.nodes.get(resume.node) as NodeOf<'approval'>;
  const { facts, workflow } = run.facts;
  const found = resolveAssignees(
    node.definition.assignees,
    workflow.definition.admin,
    seekingOf(run, node),
    (person) => snapshotOf(person, facts),
  );
  return found.seats.some(({ person }) => person.id === resume.by) || resume.by.startsWith('system:')
    ? undefined
    : 'returner-gone';
}

import { isSame } from '../compile/fork-structure.ts';
import { resolveAssignees } from './assignees/resolve-assignees.ts';
import { seekingOf } from './assignees/seeking.ts';
import { guardOf } from './guard.ts';
import type { Resume, Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { type Run, snapshotOf } from './run.ts';
import { takeBack } from './take-back.ts';

/**
 * Why the way cannot return straight to whoever gave it back: something that decided it has changed, that
 * node stands in another branch, or its people are others now (approval.md B7). Undefined when it can.
 */
export function whyNotDirect(run: Run, resume: Resume, from?: string): string | undefined {
  const { facts, workflow } = run.facts;
  const { places } = workflow.structure;
  if (!isSame(places.get(resume.node), from === undefined ? undefined : places.get(from))) return 'in-branch';
  if (guardOf(run) !== resume.guard) return 'data-changed';
  const node = workflow.nodes.get(resume.node) as NodeOf<'approval'>;
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

/** Where the way goes on from a visit that has passed: straight back to whoever had returned it, or as the node says (approval.md B7). */
export function wayOn(run: Run, visit: Visit, node: NodeOf<'approval'>): string {
  if (!visit.resume) return node.next;
  const fallback = whyNotDirect(run, visit.resume, node.id);
  run.emit({ type: 'way-resumed', visit: visit.id, ...(fallback !== undefined && { fallback }) });
  if (fallback === undefined) return visit.resume.node;
  takeBack(run, (wait) => wait.superseded === true);
  return node.next;
}

import type { CompiledNode } from '../../compile/compiled-workflow.ts';
import { activateSlots } from '../activate.ts';
import { resolveAssignees, resolveReplacement } from '../assignees/resolve-assignees.ts';
import type { Seeking } from '../assignees/sources.ts';
import { rejectVisit } from '../close.ts';
import type { PersonSnapshot, Slot, Visit } from '../instance.ts';
import { type Run, snapshotOf } from '../run.ts';
import type { Entered, NodeOf, NodeType } from './node.ts';

/** A node that cannot open: nobody is there to decide, and no rule says what then. */
export class NobodyToAsk extends Error {}

/** Opens a visit with one slot for each person found (approval.md K1, E1); people are frozen there. */
export const approvalNode: NodeType<'approval'> = {
  enter(run, node, token): Entered {
    const { facts, workflow } = run.facts;
    const found = resolveAssignees(
      node.definition.assignees,
      workflow.definition.admin,
      seekingOf(run),
      (person) => snapshotOf(person, facts),
    );
    if (found.outcome === 'nobody') throw new NobodyToAsk(node.id);
    const visit = newVisit(run, node, token.id, found.trace);
    if (found.outcome === 'auto-pass') {
      openClosed(run, visit, 'skipped', 'auto-pass');
      return { next: node.next };
    }
    if (found.outcome === 'auto-reject') {
      openClosed(run, visit, 'open', undefined);
      return rejectVisit(run, visit.id, 'auto-reject');
    }
    openVisit(
      run,
      node,
      visit,
      found.people.map((person) => snapshotOf(person, facts)),
    );
    return 'wait';
  },
};

/** What finding people needs, as of now. */
export function seekingOf(run: Run): Seeking {
  const { facts, record } = run.facts;
  const { id } = run.instance.initiator;
  return {
    organisation: facts.organisation,
    record,
    initiator: { id, departmentId: facts.organisation.person(id)?.department },
  };
}

function newVisit(run: Run, node: CompiledNode, token: string, trace: Visit['trace']): Omit<Visit, 'slots'> {
  const { visits, round } = run.instance;
  return {
    id: `v${visits.length + 1}`,
    node: node.id,
    number: visits.filter((one) => one.node === node.id).length + 1,
    round,
    token,
    state: 'open',
    openedAt: run.now,
    generation: 1,
    trace,
  };
}

function openClosed(
  run: Run,
  visit: Omit<Visit, 'slots'>,
  state: Visit['state'],
  reason: string | undefined,
): void {
  const closed = state === 'open' ? {} : { closedAt: run.now, ...(reason !== undefined && { reason }) };
  run.emit({ type: 'visit-opened', visit: { ...visit, state, ...closed, slots: [] } });
}

function openVisit(
  run: Run,
  node: NodeOf<'approval'>,
  visit: Omit<Visit, 'slots'>,
  people: readonly PersonSnapshot[],
): void {
  const slots = people.map(
    (assignee, index): Slot => ({
      id: `${visit.id}-${index + 1}`,
      assignee,
      origin: 'rule',
      order: index + 1,
      state: 'waiting',
    }),
  );
  run.emit({ type: 'visit-opened', visit: { ...visit, slots } });
  activateSlots(run, node, visit.id);
}

/** Opens a node again for the same people, when what they had approved has changed (F2). */
export function reopenVisit(run: Run, node: NodeOf<'approval'>, old: Visit, reason: string): void {
  const people = old.slots
    .filter((slot) => slot.state !== 'removed' && slot.state !== 'transferred')
    .map((slot) => slot.assignee);
  openVisit(run, node, newVisit(run, node, old.token, [...old.trace, { rule: reason, people }]), people);
}

/** Nobody of a visit is left to decide it: the node's rule for that names replacements, or decides itself (E5, E2). */
export function replaceEverybody(
  run: Run,
  node: NodeOf<'approval'>,
  visit: Visit,
): 'people' | 'auto-pass' | 'auto-reject' {
  const { facts, workflow } = run.facts;
  const found = resolveReplacement(
    node.definition.assignees,
    workflow.definition.admin,
    seekingOf(run),
    (person) => snapshotOf(person, facts),
  );
  if (found.outcome === 'nobody') throw new NobodyToAsk(node.id);
  const slots = found.people.map(
    (person, index): Slot => ({
      id: `${visit.id}-${visit.slots.length + index + 1}`,
      assignee: snapshotOf(person, facts),
      origin: 'escalation',
      order: visit.slots.length + index + 1,
      state: 'waiting',
    }),
  );
  run.emit({ type: 'slots-added', visit: visit.id, slots, trace: found.trace });
  if (slots.length > 0) activateSlots(run, node, visit.id);
  return found.outcome;
}

import type { Instance, PersonSnapshot, Slot } from '../../engine/workflow/instance.ts';
import type { SeenApproval } from './scenario-driver.ts';

/** What is looked at of an approval: of the engine's own, or of one as a server answers it. */
type Shown = Pick<Instance, 'state' | 'failure' | 'copies'> & {
  visits: readonly Pick<Instance['visits'][number], 'node' | 'state' | 'slots'>[];
};

/** An approval in the words of a story. */
export function seenApproval({ state, visits, failure, copies = [] }: Shown): SeenApproval {
  const slots = visits.flatMap((visit) => visit.slots);
  return {
    state,
    visits: visits.map((visit) => ({ node: visit.node, state: visit.state })),
    seats: slots.map((slot) => ({ person: slot.assignee.id, state: slot.state })),
    decisions: slots.filter(isDecided).map(decisionOf),
    copies: copies.flatMap(({ node, to }) => to.map(({ id }) => ({ person: id, node }))),
    ...(failure && { failure: `${failure.code}: ${failure.detail}` }),
  };
}

function isDecided({ state }: Slot): boolean {
  return ['approved', 'rejected', 'returned', 'abstained'].includes(state);
}

function decisionOf({ assignee, by, state, opinion }: Slot): string {
  const who = by ? `${titled(by)} for ${assignee.name}` : titled(assignee);
  return `${who} ${state}${opinion === undefined ? '' : `: ${opinion}`}`;
}

function titled({ name, position, department }: PersonSnapshot): string {
  return [name, position, department].filter((part) => part !== undefined).join(', ');
}

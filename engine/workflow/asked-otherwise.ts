import { isOpen, type PersonSnapshot, type Slot } from './instance.ts';
import type { NodeMap } from './moved.ts';
import type { PathStep, PredictedPath } from './predict.ts';

/** Somebody who is asked at a node, already or when the way gets there. */
export interface Asked {
  person: PersonSnapshot;
  node: string;
  when: 'now' | 'later';
}

/** Who would be asked that was not, and who would not be any more (approval.md L2). */
export interface AskedOtherwise {
  gains: readonly Asked[];
  loses: readonly Asked[];
}

/** What another version means to people: their to-dos of before and after, nodes matched by where they went. */
export function askedOtherwise(
  before: PredictedPath,
  after: PredictedPath,
  nodes: NodeMap = {},
): AskedOtherwise {
  const was = askedOn(before).map((one) => ({ ...one, node: nodes[one.node] ?? one.node }));
  const is = askedOn(after);
  return { gains: without(is, was), loses: without(was, is) };
}

function askedOn({ steps }: PredictedPath): Asked[] {
  return steps
    .filter((step) => step.when !== 'done')
    .flatMap((step) =>
      step.slots
        .filter((slot) => isAsked(step, slot))
        .map(({ assignee, state }) => ({
          person: assignee,
          node: step.node,
          when: step.when === 'current' && state === 'pending' ? ('now' as const) : ('later' as const),
        })),
    );
}

/** Seats that rules leave out are nobody's to-do; where the way is foreseen, everybody has agreed. */
function isAsked({ when }: PathStep, slot: Slot): boolean {
  return isOpen(slot) || (when === 'predicted' && ['approved', 'not-needed'].includes(slot.state));
}

function without(all: readonly Asked[], others: readonly Asked[]): Asked[] {
  const keyOf = ({ person, node }: Asked) => `${node}/${person.id}`;
  const known = new Set(others.map(keyOf));
  const rest = all.filter((one) => !known.has(keyOf(one)));
  return [...new Map(rest.map((one) => [keyOf(one), one])).values()];
}

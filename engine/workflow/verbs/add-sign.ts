import { Refusal } from '../../refusal.ts';
import type { Addition } from '../additions.ts';
import { depthOf } from '../additions.ts';
import { settle } from '../advance.ts';
import { votersOf } from '../decide.ts';
import type { PersonSnapshot, Slot } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { isAdded } from '../seat.ts';
import { agree } from './approve.ts';
import { type Held, heldSlot, requireOpinion } from './held-slot.ts';
import { peopleAsked } from './people-asked.ts';

/** How deep groups may stand one within the other (approval.md S4). */
export const deepestAddition = 3;

/** The most people whom one command may ask in. */
const mostPeople = 50;

/** A holder asks more people in: before the own decision, after it, or beside oneself (approval.md S4–S6). */
export function addSign(run: Run): void {
  const held = heldSlot(run);
  const node = run.node(held.visit.node) as NodeOf<'approval'>;
  const { place = 'before' } = run.command;
  const why = whyNoAddition(node, held, place);
  if (why === 'task.too-deep') throw new Refusal(why, { max: deepestAddition });
  if (why !== undefined) throw new Refusal(why, { action: 'add-sign', place });
  const people = peopleAsked(run, held, { most: mostPeople, votes: true });
  if (place === 'parallel') addBeside(run, node, held, people);
  else addGroup(run, held, place, people);
  if (place === 'after' && run.command.approves) agree(run, held);
  else settle(run, held.visit.id);
}

/** Why the holder of a slot may not ask people in at that place; undefined when it is possible. */
export function whyNoAddition(
  node: NodeOf<'approval'>,
  { visit, slot }: Held,
  place: 'before' | 'after' | 'parallel',
): 'task.action-not-offered' | 'task.too-deep' | undefined {
  const { allowed, nested } = node.definition.addSign;
  if (!allowed || (!nested && isAdded(visit, slot))) return 'task.action-not-offered';
  if (place !== 'parallel') return depthOf(visit, slot) >= deepestAddition ? 'task.too-deep' : undefined;
  const addition = visit.additions?.find((one) => one.id === slot.addition);
  const order = addition?.decision ?? node.decision.order;
  return order === 'sequential' ? 'task.action-not-offered' : undefined;
}

/** A group of its own, which decides by a rule of its own (approval.md S4, S5). */
function addGroup(
  run: Run,
  { visit, slot }: Held,
  place: 'before' | 'after',
  people: readonly PersonSnapshot[],
): void {
  const { decision = 'all', strict = false } = run.command;
  const addition: Addition = {
    id: `${visit.id}-a${(visit.additions?.length ?? 0) + 1}`,
    place,
    by: slot.id,
    decision,
    strict: place === 'before' && strict,
    state: place === 'before' ? 'open' : 'waiting',
  };
  run.emit({ type: 'addition-asked', visit: visit.id, addition });
  addSlots(run, { visit, slot }, people, (index) => ({
    origin: place === 'before' ? 'add-before' : 'add-after',
    order: index + 1,
    addition: addition.id,
  }));
  if (place === 'before') run.emit({ type: 'slot-parked', slot: slot.id, reason: 'asks-before' });
}

/** More seats beside one's own, in the same vote (approval.md S6, M9). */
function addBeside(
  run: Run,
  node: NodeOf<'approval'>,
  { visit, slot }: Held,
  people: readonly PersonSnapshot[],
): void {
  const last = Math.max(...votersOf(visit, slot.addition).map((one) => one.order));
  addSlots(run, { visit, slot }, people, (index) => ({
    origin: 'add-parallel',
    order: last + index + 1,
    from: slot.id,
    ...(slot.addition !== undefined && { addition: slot.addition }),
    ...(slot.group !== undefined && { group: slot.group }),
    ...(slot.addition === undefined && isWeighed(node) && { weight: run.command.weight ?? 0 }),
  }));
}

/** Whether the rule of a node asks for weights (approval.md M6). */
export function isWeighed({ decision }: NodeOf<'approval'>): boolean {
  const reads = [...decision.passWhen.reads, ...decision.rejectWhen.reads];
  return reads.some((read) => read.root === 'counts' && read.path[0]?.startsWith('weight'));
}

function addSlots(
  run: Run,
  { visit, slot }: Held,
  people: readonly PersonSnapshot[],
  seat: (index: number) => Pick<Slot, 'origin' | 'order' | 'addition' | 'from' | 'group' | 'weight'>,
): void {
  const { opinion } = requireOpinion(run, 'optional');
  const slots = people.map(
    (assignee, index): Slot => ({
      id: `${visit.id}-${visit.slots.length + index + 1}`,
      assignee,
      state: 'waiting',
      ...seat(index),
      ...(opinion !== undefined && { request: opinion }),
    }),
  );
  const trace = [{ rule: slots[0]?.origin ?? 'add-parallel', people, detail: slot.assignee.name }];
  run.emit({ type: 'slots-added', visit: visit.id, slots, trace });
}

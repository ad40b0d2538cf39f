import fc from 'fast-check';
import type { Act, SeatAddress } from './act.ts';
import { people } from './random-company.ts';
import type { ReferenceModel } from './reference-model.ts';
import { isOpen, type Seat, type Visit } from './visit.ts';

/** What somebody is about to do, before it is known what there is to be done. */
export interface Intent {
  verb: Act['verb'] | 'nonsense';
  which: number;
  other: number;
  details: Pick<
    Act,
    'opinion' | 'resubmit' | 'people' | 'place' | 'decision' | 'strict' | 'approves' | 'weight' | 'advice'
  >;
  to: number;
  change: NonNullable<Act['change']>;
}

const weights: [number, Act['verb'] | 'nonsense'][] = [
  [30, 'approve'],
  [6, 'reject'],
  [5, 'return'],
  [3, 'abstain'],
  [4, 'transfer'],
  [4, 'delegate'],
  [5, 'advise'],
  [2, 'recall'],
  [7, 'add-sign'],
  [2, 'cancel-addition'],
  [3, 'remove'],
  [3, 'claim'],
  [1, 'unclaim'],
  [6, 'resubmit'],
  [1, 'withdraw'],
  [1, 'terminate'],
  [6, 'edit'],
  [2, 'leave'],
  [6, 'late'],
  [8, 'nonsense'],
];

/** What an intent may come to. */
export const verbs = weights.flatMap(([, verb]) => (verb === 'nonsense' ? [] : [verb]));
const few = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 1 });

export const intent: fc.Arbitrary<Intent> = fc.record({
  verb: fc.oneof(...weights.map(([weight, verb]) => ({ weight, arbitrary: fc.constant(verb) }))),
  which: fc.nat({ max: 999 }),
  other: fc.nat({ max: 999 }),
  to: fc.nat({ max: 99 }),
  details: fc.record({
    opinion: fc.oneof({ weight: 9, arbitrary: fc.constant('so') }, fc.constantFrom('', ' ')),
    resubmit: few(fc.constantFrom('restart' as const, 'from-target' as const, 'direct' as const)),
    people: fc.uniqueArray(fc.constantFrom(...people, 'admin'), { minLength: 1, maxLength: 2 }),
    place: fc.constantFrom('before' as const, 'after' as const, 'parallel' as const),
    decision: few(fc.constantFrom('any' as const, 'all' as const, 'sequential' as const)),
    strict: few(fc.boolean()),
    approves: few(fc.boolean()),
    weight: few(fc.integer({ min: 0, max: 3 })),
    advice: fc.constantFrom('approve' as const, 'reject' as const, 'comment' as const),
  }),
  change: fc.oneof(
    fc.record({ amount: fc.constantFrom('0.00', '50.00', '5000.00') }),
    fc.record({ urgent: fc.boolean() }),
    fc.record({ note: fc.constantFrom('', 'a', 'b') }),
  ) as fc.Arbitrary<Intent['change']>,
});

/** The command that an intent comes to now: mostly one that makes sense, with `nonsense` anybody's about anything. */
export function actOf(model: ReferenceModel, given: Intent): Act {
  const { verb, which, other, change, details } = given;
  const pick = <T>(values: readonly T[]): T | undefined => values[which % Math.max(1, values.length)];
  const all = model.visits.flatMap((visit) => visit.seats.map((seat) => ({ visit, seat })));
  if (verb === 'nonsense') {
    const found = pick(all);
    const actor = other % 3 === 0 ? (people[which % people.length] as string) : (found?.seat.person ?? 'p0');
    return fill(model, { ...given, verb: verbs[other % verbs.length] as Act['verb'] }, actor, found);
  }
  if (verb === 'leave') return { verb, actor: people[1 + (which % 5)] as string };
  if (verb === 'edit') return { verb, actor: 'p0', change };
  if (verb === 'start' || verb === 'withdraw' || verb === 'resubmit') return { verb, actor: 'p0' };
  if (verb === 'terminate' && other % 2 === 0)
    return { verb, actor: 'admin', isAdministrator: true, opinion: details.opinion ?? '' };
  const wanted = all.filter(({ visit, seat }) => visit.state === 'open' && isSensible(verb, visit, seat));
  const found = pick(wanted) ?? pick(all);
  return fill(model, { ...given, verb }, found?.seat.person ?? 'p0', found);
}

function isSensible(verb: Act['verb'], visit: Visit, seat: Seat): boolean {
  if (verb === 'late') return isOpen(seat);
  if (verb === 'recall') return seat.state === 'delegated';
  if (verb === 'cancel-addition')
    return visit.additions.some((one) => one.by === seat && one.state !== 'over');
  if (verb === 'unclaim') return visit.claimed === seat;
  return seat.state === 'pending' && (verb === 'advise') === (seat.advises !== undefined);
}

function fill(
  model: ReferenceModel,
  { verb, other, to, details, change }: Intent & { verb: Act['verb'] },
  actor: string,
  found: { visit: Visit; seat: Seat } | undefined,
): Act {
  const { opinion = '' } = details;
  const act: Act = { verb, actor, ...(found && { seat: addressOf(found.visit, found.seat) }) };
  const visit = found?.visit;
  if (verb === 'edit') return { verb, actor, change };
  if (verb === 'withdraw' || verb === 'resubmit') return { verb, actor };
  if (verb === 'leave') return { verb, actor: people[1 + (other % 5)] as string };
  if (verb === 'approve' || verb === 'reject' || verb === 'abstain' || verb === 'terminate') {
    const seen = to % 8 === 0 ? { seenRevision: model.revision - (other % 2) } : {};
    return { ...act, opinion, ...(verb !== 'terminate' && seen) };
  }
  if (verb === 'return') {
    const nodes = [...new Set(model.visits.map((one) => one.node))];
    const aim = ['initiator', 'previous', 'previous', ...nodes, ...nodes][
      to % (3 + nodes.length * 2)
    ] as string;
    return { ...act, opinion, to: aim, ...(details.resubmit && { resubmit: details.resubmit }) };
  }
  if (verb === 'transfer' || verb === 'delegate')
    return {
      ...act,
      opinion,
      people: to % 10 === 0 ? (details.people ?? []) : (details.people ?? []).slice(0, 1),
    };
  if (verb === 'late') return { ...act, rung: to % 2 };
  if (verb === 'advise') return { ...act, opinion, ...(details.advice && { advice: details.advice }) };
  if (verb === 'add-sign') {
    const { people: asked = [], place = 'before', decision, strict, approves, weight } = details;
    const given = { decision, strict, approves, weight };
    const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return { ...act, opinion, people: asked, place, ...set };
  }
  if (verb === 'cancel-addition') {
    const own = visit?.additions.findIndex((one) => one.by === found?.seat && one.state !== 'over') ?? -1;
    return { ...act, addition: own >= 0 ? own : to % 3 };
  }
  if (verb === 'remove') {
    const open = visit?.seats.filter((one) => isOpen(one) || to % 5 === 0) ?? [];
    const target = open[other % Math.max(1, open.length)];
    return { ...act, opinion, ...(visit && target && { target: addressOf(visit, target) }) };
  }
  return act;
}

function addressOf(visit: Visit, seat: Seat): SeatAddress {
  const nth = visit.seats.filter((one) => one.person === seat.person).indexOf(seat);
  return { node: visit.node, visit: visit.number, person: seat.person, nth };
}

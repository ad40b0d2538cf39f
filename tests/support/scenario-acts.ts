import type { Command, Verb } from '../../engine/workflow/command.ts';
import { type Instance, isOpen } from '../../engine/workflow/instance.ts';
import type { Act } from './scenario-driver.ts';

/** Acts on a seat that the actor holds, or held last. */
const seatActs = [
  'approve',
  'reject',
  'abstain',
  'return',
  'transfer',
  'delegate',
  'advise',
  'recall',
  'add-sign',
  'cancel-addition',
  'remove',
  'claim',
  'unclaim',
  'retrieve',
] as const satisfies Verb[];

/** Acts on an approval as a whole. */
const instanceActs = [
  'withdraw',
  'retry',
  'urge',
  'suspend',
  'resume',
  'terminate',
  'jump',
  'override',
  'reassign',
] as const satisfies Verb[];

export type SeatAct = Extract<Act, { do: (typeof seatActs)[number] }>;
export type InstanceAct = Extract<Act, { do: (typeof instanceActs)[number] }>;

export function isSeatAct(act: Act): act is SeatAct {
  return (seatActs as readonly string[]).includes(act.do);
}

export function isInstanceAct(act: Act): act is InstanceAct {
  return (instanceActs as readonly string[]).includes(act.do);
}

/** Whether a verb is one of a seat. */
export function isSeatVerb(verb: Verb): boolean {
  return (seatActs as readonly string[]).includes(verb);
}

/** What a story says in its own words, and the command in the words of the machine. */
type Needs = Pick<
  Command,
  | 'people'
  | 'place'
  | 'decision'
  | 'strict'
  | 'approves'
  | 'advice'
  | 'to'
  | 'siblings'
  | 'confirmed'
  | 'chosen'
  | 'resubmit'
  | 'verdict'
  | 'target'
  | 'addition'
>;

const plain = [
  'people',
  'decision',
  'strict',
  'approves',
  'advice',
  'to',
  'siblings',
  'confirmed',
  'chosen',
  'resubmit',
  'verdict',
] as const;

/** What an act needs besides words: a person who is meant is the seat of theirs that is undecided, else the last, a group the one that the actor asked in. */
export function needsOf(act: SeatAct | InstanceAct, actor: string, visits: Instance['visits']): Needs {
  const said: Record<string, unknown> = { ...act };
  const open = visits.filter((visit) => visit.state === 'open');
  const needs: Record<string, unknown> = Object.fromEntries(
    plain.filter((key) => said[key] !== undefined).map((key) => [key, said[key]]),
  );
  if (act.do === 'add-sign') needs.place = act.where;
  if (act.do === 'remove' || act.do === 'reassign') {
    const theirs = open.flatMap((visit) => visit.slots).filter((slot) => slot.assignee.id === act.target);
    needs.target = (theirs.find(isOpen) ?? theirs.at(-1))?.id;
  }
  if (act.do === 'cancel-addition')
    needs.addition = open
      .flatMap((visit) =>
        (visit.additions ?? []).filter(({ by }) =>
          visit.slots.some((slot) => slot.id === by && slot.assignee.id === actor),
        ),
      )
      .at(-1)?.id;
  return needs as Needs;
}

import { isOpenAddition } from '../../engine/workflow/additions.ts';
import type { Command } from '../../engine/workflow/command.ts';
import { pendingSlots, type Slot } from '../../engine/workflow/instance.ts';
import type { Approval } from './approval.ts';

/** What people ask of each other. */
export const seatVerbs = [
  'abstain',
  'transfer',
  'delegate',
  'advise',
  'recall',
  'add-sign',
  'add-sign',
  'cancel-addition',
  'remove',
  'claim',
  'unclaim',
] as const;

export type SeatVerb = (typeof seatVerbs)[number];

export function isSeatVerb(verb: string): verb is SeatVerb {
  return (seatVerbs as readonly string[]).includes(verb);
}

/** One of them by somebody who may be able to, chosen by a number: sensible or not. */
export function seatAct(approval: Approval, verb: SeatVerb, which: number): void {
  const choose = <T>(from: readonly T[], shift: number): T | undefined =>
    from[Math.floor(which / shift) % Math.max(1, from.length)];
  const slots = approval.allSlots;
  const pending = pendingSlots(approval.instance).map(({ slot }) => slot);
  const delegates = pending.filter((slot) => slot.origin === 'delegate');
  const able = verb === 'advise' ? delegates : verb === 'recall' ? delegated(slots) : pending;
  const additions = approval.instance.visits.flatMap((visit) => visit.additions ?? []).filter(isOpenAddition);
  const addition = choose(additions, 1);
  const slot = verb === 'cancel-addition' ? slots.find((one) => one.id === addition?.by) : choose(able, 1);
  if (!slot) return;
  const command: Omit<Command, 'commandId'> = {
    verb,
    actor: { id: slot.assignee.id },
    slot: slot.id,
    opinion: 'so',
    people: [...new Set([choose(everybody, 3), choose(everybody, 5)])].filter((one) => one !== undefined),
    advice: choose(['approve', 'reject', 'comment'] as const, 7) ?? 'comment',
    place: choose(['before', 'after', 'parallel'] as const, 7) ?? 'before',
    decision: choose(['all', 'any', 'sequential'] as const, 11) ?? 'all',
    strict: which % 2 === 0,
    approves: which % 3 === 0,
    ...(addition && { addition: addition.id }),
    target: choose(slots, 13)?.id ?? 'none',
  };
  const [first] = command.people ?? [];
  const isOne = verb === 'transfer' || verb === 'delegate';
  approval.send(isOne && first !== undefined ? { ...command, people: [first] } : command);
}

function delegated(slots: readonly Slot[]): Slot[] {
  return slots.filter((slot) => slot.state === 'delegated');
}

const everybody = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'admin'];

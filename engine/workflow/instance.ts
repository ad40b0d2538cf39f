import type { Purpose } from '../definition/amendments.ts';
import type { Addition } from './additions.ts';
import type { Clock } from './clock.ts';
import type { Scope } from './scope.ts';
import type { PersonSnapshot, Slot, TraceStep } from './slot.ts';
import type { Pause, Suspension } from './suspension.ts';
import type { Wait } from './wait.ts';

export type { Advice, PersonSnapshot, Slot, SlotOrigin, SlotState, TraceStep } from './slot.ts';
export { isDecided, isOpen } from './slot.ts';

/**
 * One run of a workflow for one record (approval.md K1–K4). Plain JSON; `step` makes the next one,
 * `evolve` rebuilds it from the log.
 */
export interface Instance {
  id: string;
  workflow: string;
  /** Content hash of the configuration it runs on to its end (L1). */
  configuration: string;
  entity: string;
  record: string;
  /** Of a request to change or cancel what is approved, and which; the submission itself when absent (L5–L7). */
  purpose?: Purpose;
  amendment?: string;
  /** Of one that another approval has started (G5). */
  parent?: Parent;
  /** The approval of the same matter that ended before without a yes (B14). */
  previous?: string;
  initiator: PersonSnapshot;
  /** The department that it was submitted for, by id: every relative rule goes by it (A9). */
  department?: string;
  state: InstanceState;
  /** Counts the accepted commands; guards every write (K6). */
  rev: number;
  /** Counts the submissions: 1, and one more after each return. */
  round: number;
  /** Where it stands; empty while it waits for its initiator or is over. */
  tokens: readonly Token[];
  /** Forks on the way, open ones and finished ones (B6). */
  scopes: readonly Scope[];
  visits: readonly Visit[];
  /** What its tokens have waited for, other than people (G6). */
  waits?: readonly Wait[];
  returns: number;
  /** Edits of the record while it was under way: which fields, and the revision that they made (E4, F2). */
  edits: readonly Edit[];
  startedAt: string;
  endedAt?: string;
  /** Whom people chose to decide, by node (A5). */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** Of an instance given back: how it goes on when it is submitted again (B7). */
  resume?: Resume;
  /** Of a suspended one (B13). */
  suspension?: Suspension;
  /** How long it stood still so far. */
  pauses?: readonly Pause[];
  /** Who was told of it, at which node (S10). */
  copies?: readonly Copy[];
  /** Of a terminated one: who ended it, and why (B12). */
  ending?: { by: PersonSnapshot; reason: string };
  /** Of one that goes on with another version: with which it had begun, until which `rev` that can be taken back (L2). */
  migration?: Migration;
  /** Of a failed one: the edge on which it stopped, so that nothing is lost (K11). */
  failure?: Failure;
}

export type InstanceState =
  | 'running'
  | 'returned'
  | 'suspended'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'terminated'
  | 'failed'
  | 'revoked';

/** Which approval started this one, as which of its children; `depth` counts those around it (G5). */
export interface Parent {
  instance: string;
  wait: string;
  child: string;
  depth: number;
}

export interface Token {
  id: string;
  node: string;
  /** The fork that it belongs to, and which of its branches it runs. */
  scope?: string;
  branch?: string;
  /** Tokens of rounds before whose way it goes on with, after a direct resubmission (B7). */
  continues?: readonly string[];
}

export interface Migration {
  /** The configuration of before. */
  from: string;
  rev: number;
  /** Where its nodes are found in the other version. */
  nodes: Readonly<Record<string, string>>;
  /** Its people were found anew, and are again when it is taken back. */
  reopened?: true;
}

export interface Copy {
  node: string;
  at: string;
  to: readonly PersonSnapshot[];
  trace: readonly TraceStep[];
}

export interface Edit {
  revision: number;
  fields: readonly string[];
}

/** One opening of a node (K1, K3). */
export interface Visit {
  id: string;
  node: string;
  /** 1 for the first opening of this node. */
  number: number;
  round: number;
  token: string;
  state: VisitState;
  openedAt: string;
  closedAt?: string;
  /** Why it was passed over or closed by a rule. */
  reason?: string;
  /** Counts its clocks, each named by its number: a timer of none that runs is stale (K8). */
  generation: number;
  /** The clocks of what is undecided in it, also those that have run out (H2). */
  clocks?: readonly Clock[];
  /** What the record gave when it opened, by the rung that asks for it (H3). */
  dueDates?: Readonly<Record<string, string>>;
  /** How its people were found, step by step (E1, E6). */
  trace: readonly TraceStep[];
  slots: readonly Slot[];
  /** Groups of people that its holders asked in, in the order of asking (S4, S5). */
  additions?: readonly Addition[];
  /** How many slots it had when others took the place of everybody: who abstained among them counts no more (E2, S12). */
  replaced?: number;
  /** The slot that has claimed it: the others wait (M8). */
  claim?: string;
  /** When its people were urged (S9). */
  urges?: readonly string[];
  /** It was opened again by somebody to whom the way returns straight when it has passed (B7). */
  resume?: Resume;
  /** The way has gone back behind it: it does not count for routing any more (B4). */
  superseded?: true;
}

export type VisitState = 'open' | 'passed' | 'rejected' | 'returned' | 'skipped' | 'cancelled';

export interface Resume {
  mode: 'restart' | 'from-target' | 'direct';
  /** The node that gave it back, and who. */
  node: string;
  by: string;
  /** Fingerprint of the fields whose change makes `direct` impossible. */
  guard: string;
  /** The tokens whose way it would go on with. */
  continues?: readonly string[];
}

export interface Failure {
  code: 'expression' | 'no-approver' | 'loop' | 'service' | 'subprocess';
  /** The edge: from this node to that one. */
  from: string;
  to: string;
  token: string;
  detail: string;
}

const endStates: ReadonlySet<InstanceState> = new Set([
  'approved',
  'rejected',
  'withdrawn',
  'terminated',
  'revoked',
]);

export function isOver(instance: Instance): boolean {
  return endStates.has(instance.state);
}

/** The open visit that a slot belongs to, and the slot. */
export function findSlot(instance: Instance, slotId: string): { visit: Visit; slot: Slot } | undefined {
  for (const visit of instance.visits) {
    const slot = visit.slots.find((one) => one.id === slotId);
    if (slot) return { visit, slot };
  }
  return undefined;
}

/** Everything its holders can decide now. */
export function pendingSlots(instance: Instance): { visit: Visit; slot: Slot }[] {
  return instance.visits
    .filter((visit) => visit.state === 'open')
    .flatMap((visit) =>
      visit.slots.filter((slot) => slot.state === 'pending').map((slot) => ({ visit, slot })),
    );
}

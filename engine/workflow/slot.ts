import type { DecisionFile, Signature } from './proof.ts';

/** One seat of a visit; decisions belong to it (K1, K2). */
export interface Slot {
  id: string;
  assignee: PersonSnapshot;
  origin: SlotOrigin;
  order: number;
  state: SlotState;
  /** The group that it votes in (M7). */
  group?: string;
  /** How much its vote weighs, where votes are weighed; 1 when absent (M6). */
  weight?: number;
  /** The addition that it belongs to; its vote counts there and not in the visit (S4, S5). */
  addition?: string;
  /** The slot that it took over from, answers to, or was asked in by (S1, S2, S6). */
  from?: string;
  /** How often its seat was handed on (S1). */
  transfers?: number;
  /** What its delegates answered; only its holder decides (S2). */
  advice?: readonly Advice[];
  /** Why its holder is asked, in the words of whoever asks (S1, S2, S4–S6). */
  request?: string;
  activatedAt?: string;
  decidedAt?: string;
  opinion?: string;
  /** What its node showed when it agreed, where that may spare asking again (B8). */
  fingerprint?: string;
  /** Who decided in place of its holder (S3). */
  by?: PersonSnapshot;
  /** What was given with the decision, and what it was signed with (F4, F5). */
  files?: readonly DecisionFile[];
  signature?: Signature;
  /** The revision of the record that its holder had seen when deciding (F2). */
  seenRevision?: number;
  reason?: string;
}

/** What a node showed to whoever agreed says something of fields that other readers may not read (B8). */
export type ShownSlot = Omit<Slot, 'fingerprint'>;

/** A seat as everybody sees it who reads the approval. */
export function shownSlot({ fingerprint: _, ...slot }: Slot): ShownSlot {
  return slot;
}

/** How a seat came to be (K1). */
export type SlotOrigin =
  | 'rule'
  | 'add-before'
  | 'add-after'
  | 'add-parallel'
  | 'transfer'
  | 'delegate'
  | 'proxy'
  | 'escalation'
  | 'admin';

/** The answer of somebody who was asked to look into it (S2). */
export interface Advice {
  by: PersonSnapshot;
  at: string;
  advice: 'approve' | 'reject' | 'comment';
  opinion?: string;
}

export type SlotState =
  | 'waiting'
  | 'pending'
  | 'approved'
  | 'rejected'
  | 'returned'
  | 'abstained'
  | 'advised'
  | 'transferred'
  | 'delegated'
  | 'skipped'
  | 'removed'
  | 'not-needed'
  | 'cancelled'
  | 'expired';

/** A person as of that moment: readable after the user record is gone (K1). */
export interface PersonSnapshot {
  id: string;
  name: string;
  department?: string;
  position?: string;
}

/** One step of finding people: which rule, what it did to whom. */
export interface TraceStep {
  rule: string;
  people: readonly PersonSnapshot[];
  detail?: string;
}

const openStates: ReadonlySet<SlotState> = new Set(['waiting', 'pending', 'delegated']);

/** Terminal slots never change again (K2). */
export function isOpen(slot: Pick<Slot, 'state'>): boolean {
  return openStates.has(slot.state);
}

const decidedStates: ReadonlySet<SlotState> = new Set(['approved', 'rejected', 'abstained', 'returned']);

/** Whether its holder has said what is to become of the matter. */
export function isDecided(slot: Pick<Slot, 'state'>): boolean {
  return decidedStates.has(slot.state);
}

import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Purpose } from '../definition/amendments.ts';
import type { InstanceState, Parent } from './instance.ts';
import type { DecisionFile, Signature } from './proof.ts';

/** Every act on an instance (approval.md K5). `commandId` makes it safe to send twice; the runtime keeps that promise. */
export interface Command {
  commandId: string;
  verb: Verb;
  actor: Actor;
  /** Of `start`: the id of the new instance, and for which of the own departments it is submitted (A9). */
  instance?: string;
  department?: string;
  /** Of `start`: what it is for when it is not the submission itself (L5–L7). */
  purpose?: Purpose;
  /** Of `start`, the request that is decided about; of `revoke`, the one that was approved. */
  amendment?: string;
  /** The seat that decides; addressed by slot, because one person may hold several. */
  slot?: string;
  opinion?: string;
  /** The revision of the record that the actor saw (F2). */
  seenRevision?: number;
  /** How a returned record goes on, where the node lets the returner choose (B7). */
  resubmit?: 'restart' | 'from-target' | 'direct';
  /** Of `return`: `initiator`, `previous` or a node; of `jump`: a node (B3, B4, B11). */
  to?: string;
  /** Of `jump` into a branch: what becomes of those beside it (B11). */
  siblings?: 'start' | 'done' | 'cancel';
  /** Of `jump`: nodes that must not be passed over may be (B11). */
  confirmed?: true;
  /** Whom the actor chose to decide, by node (A5). */
  chosen?: Readonly<Record<string, readonly string[]>>;
  /** Whom to hand the seat to, to ask for advice, or to ask in; by id (S1, S2, S4–S6). */
  people?: readonly string[];
  /** Of `add-sign`: where the added people stand (S4–S6). */
  place?: 'before' | 'after' | 'parallel';
  /** Of `add-sign` before or after: how the added people decide among themselves; all of them unless given. */
  decision?: 'any' | 'all' | 'sequential';
  /** Of `add-sign` before: their no is the actor's no (S4). */
  strict?: boolean;
  /** Of `add-sign` after: the actor approves with it (S5). */
  approves?: boolean;
  /** Of `add-sign` in parallel: how much each added vote weighs, where votes are weighed; nothing unless given (M6). */
  weight?: number;
  /** Of `cancel-addition`: which one. */
  addition?: string;
  /** Of `remove`: the slot that goes (S7). */
  target?: string;
  /** Of `override`: how the visit is decided, and which one where several are open (K12). */
  verdict?: 'approve' | 'reject';
  visit?: string;
  /** Of `hand-over`: whose to-dos go to somebody else (L8). */
  person?: string;
  /** Of `advise` (S2). */
  advice?: 'approve' | 'reject' | 'comment';
  /** Of `fire-timer` (K8). */
  timer?: TimerKey;
  /** Of `migrate`: where its nodes are found in the other version, and what becomes of open visits (L2). */
  nodes?: Readonly<Record<string, string>>;
  migration?: 'keep' | 'reopen' | 'take-back';
  /** Of `start`: the approval that starts it (G5). */
  parent?: Parent;
  /** Of `child-begun`, `child-ended`, `child-failed`: which of a wait, and what it has become; of `terminate`: as what a child ends (G5). */
  child?: string;
  begun?: { instance: string; entity: string; record: string };
  outcome?: InstanceState;
  /** Of `service-done` and `service-failed`: which wait, and which attempt (G6). */
  wait?: string;
  attempt?: number;
  /** Of `service-failed` and `child-failed`: what went wrong; `final`: trying again would not help. */
  error?: string;
  final?: true;
  /** What was given with a decision, and what it was signed with (F4, F5). */
  files?: readonly DecisionFile[];
  signature?: Signature;
  /** Of `start`: the approval that it comes after (B14). */
  previous?: string;
  /** One of many that are decided at once (F7). */
  batch?: true;
  /** A prediction: nothing is asked of the record that only a person can fill in. */
  rehearsal?: true;
  /** Of `record-changed` and `service-done`: the paths of the fields that changed (F2). */
  changed?: readonly string[];
  /** Of `calendar-changed`: the calendars that were edited, as they were before (H1). */
  calendars?: readonly WorkCalendar[];
}

export type Verb =
  | 'start'
  | 'approve'
  | 'reject'
  | 'return'
  | 'abstain'
  | 'transfer'
  | 'delegate'
  | 'advise'
  | 'recall'
  | 'add-sign'
  | 'cancel-addition'
  | 'remove'
  | 'claim'
  | 'unclaim'
  | 'urge'
  | 'override'
  | 'reassign'
  | 'hand-over'
  | 'withdraw'
  | 'resubmit'
  | 'retry'
  | 'retrieve'
  | 'jump'
  | 'terminate'
  | 'suspend'
  | 'resume'
  | 'revoke'
  | 'skip'
  | 'migrate'
  | 'service-done'
  | 'service-failed'
  | 'child-begun'
  | 'child-ended'
  | 'child-failed'
  | 'fire-timer'
  | 'record-changed'
  | 'calendar-changed';

export interface Actor {
  /** A person's id, or a reserved actor: `system:timer`, `system:rule`, `system:service`, `system:migration` (K9). */
  id: string;
  isAdministrator?: boolean;
}

export interface TimerKey {
  /** The visit, or the wait of a delay. */
  visit: string;
  generation: number;
  kind: 'timeout' | 'delay';
}

import type { ServiceName } from '../definition/service.ts';
import type { SubprocessNode } from '../definition/subprocess.ts';
import type { Addition, AdditionState } from './additions.ts';
import type { Clock } from './clock.ts';
import type { Command, TimerKey } from './command.ts';
import type {
  Advice,
  Copy,
  Failure,
  Instance,
  InstanceState,
  Migration,
  PersonSnapshot,
  Resume,
  Slot,
  SlotState,
  Token,
  TraceStep,
  Visit,
  VisitState,
} from './instance.ts';
import type { DecisionFile, Signature } from './proof.ts';
import type { Scope, ScopeBranch } from './scope.ts';
import type { Suspension } from './suspension.ts';
import type { Child, PlainValues, ServiceWait, Wait } from './wait.ts';

/** What a command did, as facts of the past: the log keeps them, `evolve` replays them (approval.md K9). */
export type Change =
  | { type: 'started'; instance: Omit<Instance, 'tokens' | 'scopes' | 'visits' | 'edits' | 'rev'> }
  | { type: 'token-placed'; token: Token }
  | { type: 'token-moved'; token: string; to: string }
  | { type: 'token-removed'; token: string }
  | ScopeChange
  | { type: 'routed'; node: string; branch: string; unknown: readonly string[] }
  | { type: 'visit-opened'; visit: Visit }
  /** `instead` of everybody there was: their abstentions count no more (approval.md S12). */
  | {
      type: 'slots-added';
      visit: string;
      slots: readonly Slot[];
      trace: readonly TraceStep[];
      instead?: true;
    }
  | { type: 'slot-activated'; slot: string; at: string }
  | { type: 'slot-parked'; slot: string; reason: 'asks-before' | 'claimed' }
  | { type: 'slot-delegated'; slot: string }
  | { type: 'slot-resumed'; slot: string }
  | { type: 'advice-given'; slot: string; advice: Advice }
  | { type: 'seat-handed-on'; visit: string; from: string; to: string }
  | { type: 'addition-asked'; visit: string; addition: Addition }
  | { type: 'addition-moved'; visit: string; addition: string; state: AdditionState; reason?: string }
  | { type: 'claimed'; visit: string; slot: string }
  | { type: 'unclaimed'; visit: string }
  | { type: 'urged'; visit: string; at: string }
  | {
      type: 'slot-closed';
      slot: string;
      state: SlotState;
      at: string;
      opinion?: string;
      /** Who decided in place of the holder (S3). */
      by?: PersonSnapshot;
      files?: readonly DecisionFile[];
      signature?: Signature;
      /** What the node showed (B8). */
      fingerprint?: string;
      seenRevision?: number;
      reason?: string;
    }
  | { type: 'visit-closed'; visit: string; state: VisitState; at: string; reason?: string }
  | { type: 'people-chosen'; node: string; people: readonly string[] }
  | ClockChange
  | WaitChange
  | WayChange
  | { type: 'record-edited'; revision: number; fields: readonly string[] }
  | { type: 'returned'; resume: Resume }
  | { type: 'resubmitted'; mode: Resume['mode']; fallback?: string }
  | { type: 'failed'; failure: Failure }
  /** It goes on with another version, or with the one of before again (L2). */
  | { type: 'migrated'; migration: Migration; to: string; takesBack?: true }
  | { type: 'repaired' }
  | { type: 'suspended'; suspension: Suspension }
  | { type: 'resumed'; at: string }
  | { type: 'copied'; copy: Copy }
  | { type: 'ended'; state: InstanceState; at: string; ending?: Instance['ending'] };

/** What happens to the clocks of a visit (approval.md H2, H3). */
export type ClockChange =
  /** What the record says, once or as it follows. */
  | { type: 'due-dates-frozen'; visit: string; dueDates: Readonly<Record<string, string>> }
  | { type: 'clock-started'; visit: string; clock: Clock }
  | { type: 'clock-ran-out'; visit: string; generation: number }
  | { type: 'clock-paused'; visit: string; generation: number; left: number }
  /** It goes on under another number. */
  | { type: 'clock-resumed'; visit: string; generation: number; clock: Clock }
  /** All of a seat, or of the visit; or a single one. */
  | { type: 'clocks-stopped'; visit: string; slot?: string; generation?: number };

/** What happens to a token that waits for something other than a person (approval.md G6). */
export type WaitChange =
  | { type: 'wait-begun'; wait: Wait }
  | {
      type: 'wait-ended';
      wait: string;
      state: 'done' | 'skipped' | 'cancelled';
      at: string;
      reason?: string;
    }
  /** Of a service: it is counted among those done, and what would take it back is known (B5). */
  | { type: 'service-done'; wait: string; done: number; compensation?: ServiceWait['compensation'] }
  | { type: 'service-retried'; wait: string; attempt: number; reason: string }
  | { type: 'service-gave-up'; wait: string; reason: string }
  | { type: 'service-asked-again'; wait: string }
  | { type: 'compensated'; waits: readonly string[] }
  | ChildChange
  | { type: 'delay-paused'; wait: string; left: number }
  /** It goes on under the next number; `calendar` is the one by which its working time is laid now (H1). */
  | { type: 'delay-resumed'; wait: string; until: string; calendar?: string };

/** What happens to approvals that were started by this one (approval.md G5). */
export type ChildChange =
  | { type: 'child-begun'; wait: string; child: string; instance: string; entity: string; record: string }
  /** `reason` is the state that it ended in. */
  | { type: 'child-ended'; wait: string; child: string; state: 'approved' | 'rejected'; reason: string }
  | { type: 'child-failed'; wait: string; child: string; reason: string }
  | { type: 'children-asked-again'; wait: string }
  | { type: 'children-cancelled'; waits: readonly string[] };

/** What happens to a fork on the way (approval.md B6). */
export type ScopeChange =
  /** Its token comes in and is kept; each branch that runs has a token of its own, standing at the fork. */
  | { type: 'scope-opened'; scope: Scope }
  | { type: 'branch-finished'; scope: string; branch: string; result: ScopeBranch['result'] }
  /** What somebody decided there is taken back: its token runs again, standing at the fork. */
  | { type: 'branch-reopened'; scope: string; branch: string }
  /** The kept token comes out at a node, or nowhere when the whole instance stops. */
  | { type: 'scope-closed'; scope: string; state: 'joined' | 'cancelled'; at?: string };

/** The way leaves its usual direction (approval.md B3, B4, B10, B11). */
export type WayChange =
  | { type: 'sent-back'; visit: string; to: string }
  | { type: 'superseded'; visits: readonly string[]; waits?: readonly string[] }
  | { type: 'way-remembered'; visit: string; resume: Resume }
  | { type: 'way-resumed'; visit: string; fallback?: string }
  | { type: 'retrieved'; slot: string; by: PersonSnapshot }
  | {
      type: 'jumped';
      to: string;
      by: PersonSnapshot;
      reason: string;
      from: readonly string[];
      siblings?: Command['siblings'];
      /** Nodes that must not be passed over, and were. */
      passedOver: readonly string[];
    };

/** What the runtime must do after the commit; delivered at least once under `instance:rev:index` (K7). */
export type Effect =
  | { kind: 'notify'; event: NotifyEvent; to: readonly PersonSnapshot[]; node?: string }
  | { kind: 'copy'; to: readonly PersonSnapshot[]; node: string }
  | { kind: 'timer'; timer: TimerKey; dueAt: string }
  /** Not before it is due, where that is said. */
  | { kind: 'service'; wait: string; call: OutsideCall; attempt: number; dueAt?: string }
  /** Starts an approval of a new record (G5). */
  | { kind: 'start-child'; wait: string; child: string; start: ChildStart }
  /** Tells the one that started this one; `child` is its own id (G5). */
  | { kind: 'report-child'; child: string }
  | { kind: 'end-children'; children: readonly string[]; state: 'withdrawn' | 'terminated' }
  /** One after the other, in this order (B5). */
  | { kind: 'compensate'; calls: readonly OutsideCall[] };

/** What a child begins with, under the key that names it for ever. */
export interface ChildStart extends Pick<Child, 'key' | 'initiator' | 'input'> {
  workflow: string;
  version: SubprocessNode['version'];
}

/** What a service is asked for, under the key that names it for ever. */
export interface OutsideCall {
  key: string;
  node: string;
  service: ServiceName;
  input: PlainValues;
}

export type NotifyEvent =
  | 'task-assigned'
  | 'task-reminder'
  | 'task-overdue'
  | 'task-not-needed'
  | 'task-cancelled'
  | 'task-gone-back'
  | 'task-retrieved'
  | 'copied'
  | 'task-removed'
  | 'task-urged'
  | 'advice-given'
  | 'approval-taken-back'
  | 'instance-approved'
  | 'instance-rejected'
  | 'instance-returned'
  | 'instance-withdrawn'
  | 'instance-terminated'
  | 'instance-suspended'
  | 'instance-resumed'
  | 'instance-failed'
  /** One that nobody waits for could not be started (G5). */
  | 'subprocess-failed'
  /** What a service tells people in its own words (G6). */
  | 'notice'
  /** What the runtime tells of requests about approved records (approval.md L6, L7). */
  | 'record-amended'
  | 'amendment-applied'
  | 'amendment-stale';

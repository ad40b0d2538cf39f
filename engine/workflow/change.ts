import type {
  Failure,
  Instance,
  InstanceState,
  PersonSnapshot,
  Resume,
  Slot,
  SlotState,
  Token,
  TraceStep,
  Visit,
  VisitState,
} from './instance.ts';

/** What a command did, as facts of the past: the log keeps them, `evolve` replays them (approval.md K9). */
export type Change =
  | { type: 'started'; instance: Omit<Instance, 'tokens' | 'scopes' | 'visits' | 'edits' | 'rev'> }
  | { type: 'token-placed'; token: Token }
  | { type: 'token-moved'; token: string; to: string }
  | { type: 'token-removed'; token: string }
  | { type: 'routed'; node: string; branch: string; unknown: readonly string[] }
  | { type: 'visit-opened'; visit: Visit }
  | { type: 'slots-added'; visit: string; slots: readonly Slot[]; trace: readonly TraceStep[] }
  | { type: 'slot-activated'; slot: string; at: string }
  | {
      type: 'slot-closed';
      slot: string;
      state: SlotState;
      at: string;
      opinion?: string;
      seenRevision?: number;
      reason?: string;
    }
  | { type: 'visit-closed'; visit: string; state: VisitState; at: string; reason?: string }
  | { type: 'people-chosen'; node: string; people: readonly string[] }
  | { type: 'clock-restarted'; visit: string }
  | { type: 'record-edited'; revision: number; fields: readonly string[] }
  | { type: 'returned'; resume: Resume }
  | { type: 'resubmitted'; mode: Resume['mode']; fallback?: string }
  | { type: 'failed'; failure: Failure }
  | { type: 'repaired' }
  | { type: 'ended'; state: InstanceState; at: string };

/** What the runtime must do after the commit; delivered at least once under `instance:rev:index` (K7). */
export type Effect =
  | { kind: 'notify'; event: NotifyEvent; to: readonly PersonSnapshot[]; node?: string }
  | { kind: 'timer'; timer: { visit: string; generation: number; kind: 'remind' }; dueAt: string };

export type NotifyEvent =
  | 'task-assigned'
  | 'task-reminder'
  | 'task-not-needed'
  | 'task-cancelled'
  | 'approval-taken-back'
  | 'instance-approved'
  | 'instance-rejected'
  | 'instance-returned'
  | 'instance-withdrawn'
  | 'instance-failed';

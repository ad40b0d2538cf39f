import { create } from 'zustand';
import { newKey } from '../../api/new-key.ts';
import { actOnTask, type TaskAct } from '../../api/tasks.ts';

/** A decision that a person made and may still take back: it is sent when its time is up. */
export interface PendingDecision {
  task: string;
  title: string;
  decision: TaskAct;
  idempotencyKey: string;
  state: 'waiting' | 'sending';
  /** When it is sent, in milliseconds. */
  at: number;
}

/** How long a decision can be taken back, in milliseconds (ux.md 8). */
export const undoTime = 5000;

interface Decisions {
  pending: PendingDecision[];
  /** What was typed for a task and not sent yet. */
  opinions: Record<string, string>;
}

export const useDecisions = create<Decisions>()(() => ({ pending: [], opinions: {} }));

const timers = new Map<string, ReturnType<typeof setTimeout>>();

/** What hears how decisions ended; waits until the pages know before the task may show up again. */
export interface DecisionListener {
  sent(decision: PendingDecision): Promise<void>;
  failed(decision: PendingDecision, cause: unknown): Promise<void>;
}

let listener: DecisionListener | undefined;

/** Sets who hears of it, until the returned function is called. */
export function listenToDecisions(next: DecisionListener): () => void {
  listener = next;
  return () => {
    if (listener === next) listener = undefined;
  };
}

/** Decides a task in five seconds; deciding it again meanwhile does nothing. */
export function decide(task: { id: string; title: string }, decision: TaskAct): void {
  const { pending } = useDecisions.getState();
  if (pending.some((one) => one.task === task.id)) return;
  const made: PendingDecision = {
    task: task.id,
    title: task.title,
    decision,
    idempotencyKey: newKey(),
    state: 'waiting',
    at: Date.now() + undoTime,
  };
  useDecisions.setState({ pending: [...pending, made] });
  timers.set(
    task.id,
    setTimeout(() => send(made), undoTime),
  );
}

/** Takes a decision back that was not sent yet; what was typed is kept. */
export function undo(task: string): void {
  const found = useDecisions.getState().pending.find((one) => one.task === task);
  if (found?.state !== 'waiting') return;
  clearTimeout(timers.get(task));
  drop(task);
}

/** Sends what waits at once: before signing out, or when the page is closed. */
export async function sendAll(isLeaving = false): Promise<void> {
  const waiting = useDecisions.getState().pending.filter((one) => one.state === 'waiting');
  await Promise.all(
    waiting.map((one) => {
      clearTimeout(timers.get(one.task));
      return send(one, isLeaving);
    }),
  );
}

export function setOpinion(task: string, opinion: string): void {
  useDecisions.setState(({ opinions }) => ({ opinions: { ...opinions, [task]: opinion } }));
}

async function send(made: PendingDecision, isLeaving = false): Promise<void> {
  useDecisions.setState(({ pending }) => ({
    pending: pending.map((one) => (one.task === made.task ? { ...one, state: 'sending' as const } : one)),
  }));
  try {
    await actOnTask(made.task, made.decision, { idempotencyKey: made.idempotencyKey, isLeaving });
    setOpinion(made.task, '');
    await listener?.sent(made);
  } catch (cause) {
    await listener?.failed(made, cause);
  } finally {
    drop(made.task);
  }
}

function drop(task: string): void {
  timers.delete(task);
  useDecisions.setState(({ pending }) => ({ pending: pending.filter((one) => one.task !== task) }));
}

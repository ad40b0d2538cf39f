/** A value with what it was before and what was undone: a list of snapshots, because what edits leave alone is shared between them. */
export interface History<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** What the last step belongs to, so that typing one word is one step. */
  mergeKey?: string | undefined;
}

/** Steps that can be taken back. */
export const longestPast = 500;

export function begin<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** The history with one more step; a step with the merge key of the one before continues it. */
export function record<T>(history: History<T>, next: T, mergeKey?: string): History<T> {
  if (mergeKey !== undefined && mergeKey === history.mergeKey)
    return { ...history, present: next, future: [] };
  const past = [...history.past, history.present].slice(-longestPast);
  return { past, present: next, future: [], mergeKey };
}

/** Replaces what is shown without a step: moving the selection is nothing to take back. */
export function amend<T>(history: History<T>, present: T): History<T> {
  return { ...history, present };
}

/** Ends a run of steps that belong together. */
export function settle<T>(history: History<T>): History<T> {
  return history.mergeKey === undefined ? history : { ...history, mergeKey: undefined };
}

export function undo<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (past.length === 0) return { past, present, future };
  return { past: past.slice(0, -1), present: before as T, future: [present, ...future] };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future;
  if (future.length === 0) return { past, present, future };
  return { past: [...past, present], present: next as T, future: rest };
}

import { useEffect, useRef } from 'react';

export interface RecordChange {
  entity: string;
  /** Absent: any of them may have changed. */
  record?: string | undefined;
}

const listeners = new Set<(change: RecordChange) => void>();

export function announceChange(change: RecordChange): void {
  for (const listener of listeners) listener(change);
}

/** Hints come in bursts; a list looks once for all of them. */
const gathering = 300;

/** Tells the records of an entity that changed, gathered over a moment; `undefined` among them means any. */
export function useRecordChanges(entity: string, changed: (records: (string | undefined)[]) => void): void {
  const latest = useRef(changed);
  latest.current = changed;
  useEffect(() => {
    let gathered = new Set<string | undefined>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = (change: RecordChange) => {
      if (change.entity !== entity) return;
      gathered.add(change.record);
      timer ??= setTimeout(() => {
        const records = [...gathered];
        gathered = new Set();
        timer = undefined;
        latest.current(records);
      }, gathering);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      clearTimeout(timer);
    };
  }, [entity]);
}

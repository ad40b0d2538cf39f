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

/** Calls back with the hints of a moment that concern somebody. */
function useGathered(concerns: (change: RecordChange) => boolean, tell: (changes: RecordChange[]) => void) {
  const latest = useRef({ concerns, tell });
  latest.current = { concerns, tell };
  useEffect(() => {
    let gathered: RecordChange[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = (change: RecordChange) => {
      if (!latest.current.concerns(change)) return;
      gathered.push(change);
      timer ??= setTimeout(() => {
        const changes = gathered;
        gathered = [];
        timer = undefined;
        latest.current.tell(changes);
      }, gathering);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      clearTimeout(timer);
    };
  }, []);
}

/** Tells the records of an entity that changed, gathered over a moment; `undefined` among them means any. */
export function useRecordChanges(entity: string, changed: (records: (string | undefined)[]) => void): void {
  useGathered(
    (change) => change.entity === entity,
    (changes) => changed([...new Set(changes.map(({ record }) => record))]),
  );
}

/** Tells that some record changed, of whatever kind, once for all of a moment. */
export function useAnyRecordChange(changed: () => void): void {
  useGathered(() => true, changed);
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type BatchDecision, type BatchRow, decideMany } from '../../api/batch.ts';
import { newKey } from '../../api/new-key.ts';

/** How a decision on many to-dos goes. */
export interface BatchRun {
  state: 'idle' | 'running' | 'over';
  rows: readonly BatchRow[];
  /** Why it broke off: what is missing may be asked for again under the same key. */
  failure?: unknown;
  start(decision: BatchDecision): Promise<void>;
  /** Nothing else begins; what was done stays done. */
  stop(): void;
}

/** Rows that are drawn at once: a page that draws each by itself falls behind. */
const drawnEvery = 100;

export function useBatchRun(): BatchRun {
  const client = useQueryClient();
  const [state, setState] = useState<BatchRun['state']>('idle');
  const [rows, setRows] = useState<readonly BatchRow[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const under = useRef({ key: newKey(), abort: new AbortController() });
  useEffect(() => () => under.current.abort.abort(), []);

  async function start(decision: BatchDecision) {
    const abort = new AbortController();
    under.current.abort = abort;
    setState('running');
    setFailure(undefined);
    const found: BatchRow[] = [];
    const timer = setInterval(() => setRows([...found]), drawnEvery);
    try {
      const options = { idempotencyKey: under.current.key, signal: abort.signal };
      for await (const row of decideMany(decision, options)) found.push(row);
    } catch (cause) {
      if (!abort.signal.aborted) setFailure(cause);
    } finally {
      clearInterval(timer);
      setRows(found);
      setState('over');
      await Promise.all([
        client.invalidateQueries({ queryKey: ['tasks'] }),
        client.invalidateQueries({ queryKey: ['record'] }),
      ]);
    }
  }

  return { state, rows, failure, start, stop: () => under.current.abort.abort() };
}

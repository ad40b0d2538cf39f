import { queryOptions } from '@tanstack/react-query';
import type { Reference } from '../../../engine/record/values.ts';
import type { Draft } from '../form/draft/draft.ts';
import { call } from './call.ts';

/** What was begun for a to-do and not sent; `from` says whose it was when it was not one's own. */
export interface Stash {
  opinion: string;
  draft: Draft | null;
  at: string;
  from: Reference | null;
  /** What somebody changed meanwhile of what the draft is about. */
  changed: { path: string; before: unknown; after: unknown }[];
}

export async function readStash(task: string): Promise<Stash | null> {
  return (await call<{ stash: Stash | null }>('GET', `/tasks/${task}/stash`)).stash;
}

export function stashQuery(task: string | undefined) {
  return queryOptions({
    queryKey: ['stash', task ?? ''],
    queryFn: () => readStash(task as string),
    enabled: task !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Keeps what is given; what is not stays as it was. */
export function keepStash(task: string, kept: { opinion?: string; draft?: Draft | null }): Promise<unknown> {
  return call('PUT', `/tasks/${task}/stash`, { body: kept });
}

export function dropStash(task: string): Promise<unknown> {
  return call('DELETE', `/tasks/${task}/stash`);
}

/** The record of a to-do is on the screen. */
export function viewTask(task: string, revision: number): Promise<unknown> {
  return call('POST', `/tasks/${task}/views`, { body: { revision } });
}

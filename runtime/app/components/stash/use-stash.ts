import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keepStash, type Stash, stashQuery, viewTask } from '../../api/stash.ts';
import type { DraftStore } from '../../form/draft/draft-store.ts';
import { setOpinion, useDecisions } from '../decision/pending-decisions.ts';
import { taskDrafts } from './task-drafts.ts';

/** Kept this long after typing pauses, in milliseconds. */
const idle = 1000;

/**
 * What was begun for a to-do: an own opinion is there again, edits are as soon as `onDraft` opens the form;
 * what a former holder left is for the person to take or leave (approval.md S11). Notes that the record is seen.
 */
export function useStash(
  task: string | undefined,
  revision: number,
  onDraft: () => void,
): { drafts: DraftStore | undefined; offered: Stash | undefined } {
  const { data: stash } = useQuery(stashQuery(task));
  const drafts = useMemo(() => (task === undefined ? undefined : taskDrafts(task)), [task]);
  const isOwn = stash?.from === null;
  useEffect(() => {
    // Whoever may no longer look has nothing to note.
    if (task !== undefined) viewTask(task, revision).catch(() => undefined);
  }, [task, revision]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was found
  useEffect(() => {
    if (task === undefined || !stash || !isOwn) return;
    if (stash.opinion !== '' && !useDecisions.getState().opinions[task]) setOpinion(task, stash.opinion);
    if (stash.draft) onDraft();
  }, [task, stash, isOwn]);
  useKeptOpinion(task, stash);
  return { drafts, offered: stash && !isOwn ? stash : undefined };
}

/** Keeps what is typed a moment after it was; what was sent goes with its to-do. */
function useKeptOpinion(task: string | undefined, stash: Stash | null | undefined): void {
  const opinion = useDecisions((all) => (task === undefined ? undefined : all.opinions[task]));
  const isSent = useDecisions((all) => all.pending.some((one) => one.task === task));
  const kept = stash?.from === null ? stash.opinion : '';
  useEffect(() => {
    if (task === undefined || opinion === undefined || opinion === kept || isSent || stash === undefined)
      return;
    const timer = setTimeout(() => keepStash(task, { opinion }).catch(() => undefined), idle);
    return () => clearTimeout(timer);
  }, [task, opinion, kept, isSent, stash]);
}

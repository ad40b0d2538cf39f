import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { DraftKeeper } from './draft/draft-keeper.ts';
import type { DraftStore } from './draft/draft-store.ts';
import type { RecordFormHandle } from './form-handle.ts';

/** Goes on with what the person left, where the drafts are kept so; nobody is asked first. */
export function useOwnDraft(
  { state }: DraftKeeper,
  handle: RecordFormHandle,
  drafts: DraftStore | undefined,
): void {
  const offer = useStore(state, (all) => all.offer);
  const isOwn = drafts?.restoresOwn === true && offer !== undefined && !offer.isOffered;
  useEffect(() => {
    if (isOwn) handle.restoreDraft();
  }, [isOwn, handle]);
}

import { useCallback } from 'react';
import { useDraftStore } from './DraftProvider.tsx';
import { opened } from './draft-store.ts';
import { discardDraft, loadWorkspace } from './workspace.ts';

/** Takes the workspace as the server has it now; what was undone or redone here is forgotten. */
export function useReload(): () => Promise<void> {
  const drafts = useDraftStore();
  return useCallback(async () => {
    const workspace = await loadWorkspace();
    const { author, history } = drafts.getState();
    drafts.setState(opened(workspace, author, { page: history.present.selection.page }));
  }, [drafts]);
}

/** Throws the draft away, here and on the server. */
export function useDiscard(): () => Promise<void> {
  const reload = useReload();
  return useCallback(async () => {
    await discardDraft();
    await reload();
  }, [reload]);
}

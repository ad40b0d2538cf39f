import { useQuery } from '@tanstack/react-query';
import { useAutosave, useDraftStore } from '../draft/DraftProvider.tsx';
import { loadWorkspace, type Workspace } from '../draft/workspace.ts';

/** What publishing begins with: the work is saved, and what is published now is known. */
export interface Preparation {
  isReady: boolean;
  isSaved: boolean;
  latest: Workspace | undefined;
  /** Asks again, after something was merged or saved. */
  again(): Promise<unknown>;
}

export function usePreparation(): Preparation {
  const autosave = useAutosave();
  const drafts = useDraftStore();
  const { data, isFetching, refetch } = useQuery({
    queryKey: ['publish-preparation'],
    queryFn: async () => {
      const isSaved = await autosave.flush();
      const latest = await loadWorkspace();
      // Somebody else published, discarded or saved the draft: that is settled before anything is published.
      if ((latest.draft?.revision ?? 0) !== drafts.getState().revision)
        drafts.setState({ saving: 'conflict' });
      return { isSaved: isSaved && drafts.getState().saving === 'saved', latest };
    },
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  return {
    isReady: data !== undefined && !isFetching,
    isSaved: data?.isSaved ?? false,
    latest: data?.latest,
    again: refetch,
  };
}

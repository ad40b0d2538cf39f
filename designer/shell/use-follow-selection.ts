import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useDraft } from '../draft/DraftProvider.tsx';

/** Undoing something that was done on another page leads back to that page. */
export function useFollowSelection(): void {
  const page = useDraft((state) => state.history.present.selection.page);
  const steps = useDraft((state) => state.history.past.length);
  const { pathname } = useLocation();
  const navigate = useNavigate();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a step taken or taken back leads anywhere, not the person's own way
  useEffect(() => {
    if (page !== '' && page !== pathname) navigate(page);
  }, [page, steps]);
}

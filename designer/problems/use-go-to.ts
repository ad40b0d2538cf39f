import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useDraftStore } from '../draft/DraftProvider.tsx';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { select } from '../draft/draft-store.ts';
import { partOf } from '../draft/problems.ts';
import { addressOf } from '../shell/catalogue.ts';
import { wishFocus } from './focus-store.ts';

/** Leads to a property: its page, its node or field, and the control that edits it. */
export function useGoTo(): (ref: DefinitionRef, path: readonly string[]) => void {
  const drafts = useDraftStore();
  const navigate = useNavigate();
  return useCallback(
    (ref, path) => {
      const page = addressOf(ref);
      select(drafts, { page, part: partOf(ref.kind, path) });
      wishFocus(ref, path);
      navigate(page);
    },
    [drafts, navigate],
  );
}

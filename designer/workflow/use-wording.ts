import { useMemo } from 'react';
import { useLanguage } from '../../runtime/app/messages/use-words.ts';
import { useDraftStore } from '../draft/DraftProvider.tsx';
import type { Wording } from './wording.ts';
import { useWorkflow } from './workflow-context.tsx';

/** What the words of the open workflow are made from. */
export function useWording(): Wording {
  const language = useLanguage();
  const drafts = useDraftStore();
  const { entity, labels } = useWorkflow();
  return useMemo(
    () => ({ sources: drafts.getState().history.present.sources, entity, labels, language }),
    [drafts, entity, labels, language],
  );
}

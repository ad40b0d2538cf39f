import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Sources } from '../../engine/layer/target.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { known } from '../draft/draft-store.ts';
import { versionLayerQuery } from '../draft/workspace.ts';

/** What a version makes of the standard modules of today; undefined while it is read. */
export function useVersionSources(number: number): Sources | undefined {
  const standard = useDraft((state) => state.workspace.standard);
  const { data } = useQuery(versionLayerQuery(number));
  return useMemo(() => data && known(standard, data).sources, [standard, data]);
}

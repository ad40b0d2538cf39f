import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../runtime/app/api/call.ts';
import { useSettled } from '../../runtime/app/components/use-settled.ts';
import type { EntityDescription } from '../../runtime/app/form/contract.ts';
import { useCheck, useDraftStore, useSources } from '../draft/DraftProvider.tsx';
import { currentLayer } from '../draft/draft-store.ts';
import { numberOf } from '../draft/number-of.ts';

/** Time without an edit after which the preview follows, in milliseconds. */
const settled = 200;

/** An entity as a role would find it if the draft were published; while the draft has errors, as it was before. */
export function useDescription(entity: string, role: string) {
  const drafts = useDraftStore();
  const now = useSources();
  const sources = useSettled(now, settled);
  const { problems, isCurrent } = useCheck((state) => state);
  const isBroken = problems.some((one) => one.isError);
  const query = useQuery({
    queryKey: ['described-draft', entity, role, numberOf(sources)],
    queryFn: ({ signal }) =>
      call<EntityDescription>('POST', '/designer/describe', {
        body: { layer: currentLayer(drafts.getState(), ''), entity, role },
        signal,
      }),
    enabled: sources === now && isCurrent && !isBroken,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { ...query, isBroken };
}

import { queryOptions } from '@tanstack/react-query';
import type { PredictedPath } from '../../../engine/workflow/predict.ts';
import { call } from './call.ts';

export type { PathStep, PredictedPath } from '../../../engine/workflow/predict.ts';

/** The way that would follow from what is typed: none there, or not said yet. */
export interface EvaluatedPath {
  path: PredictedPath | null | undefined;
  /** Being worked out anew. */
  isPending: boolean;
}

/** The way of a record through its approval: past, present and predicted; null where there is none. */
export function approvalPathQuery(entity: string, id: string) {
  return queryOptions({
    queryKey: ['record', entity, id, 'path'],
    queryFn: ({ signal }) =>
      call<{ path: PredictedPath | null }>('GET', `/records/${entity}/${id}/preview-approval`, { signal }),
    select: ({ path }) => path,
  });
}

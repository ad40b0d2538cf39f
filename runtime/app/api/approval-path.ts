import { queryOptions } from '@tanstack/react-query';
import type { Reference } from '../../../engine/record/values.ts';
import type { Slot } from '../../../engine/workflow/instance.ts';
import type { PredictedPath as EnginePath, PathStep as Step } from '../../../engine/workflow/predict.ts';
import type { Child } from '../../../engine/workflow/wait.ts';
import { call } from './call.ts';

/** The record of an approval that has started another or was started by one; without a title for whoever may not open it. */
export interface Relative {
  entity: string;
  record: string;
  title: string | null;
}

/** The way of a record, with the approvals around it where they are known (approval.md G5). */
export type PredictedPath = Omit<EnginePath, 'waits'> & {
  waits: readonly PathWait[];
  parent?: Relative | null;
};

export type PathWait = EnginePath['waits'][number] & {
  children?: readonly { id: string; state: Child['state']; record: Relative | null }[];
};

/** One approval on the way, with who has looked at the record. */
export type PathStep = Omit<Step, 'slots'> & { slots: readonly SeenSlot[] };

/** A seat; up to which revision its record was seen, when, and by whom in its holder's place. */
type SeenSlot = Slot & { viewed?: { revision: number; at: string; by?: Reference } };

/** The way that would follow from what is typed: none there, or not said yet. */
export interface EvaluatedPath {
  path: PredictedPath | null | undefined;
  /** Being worked out anew. */
  isPending: boolean;
}

/** The way of a record through its approval: past, present and predicted; null where there is none. */
export function approvalPathQuery(entity: string, id: string, department?: string) {
  const chosen = department === undefined ? '' : `?department=${encodeURIComponent(department)}`;
  return queryOptions({
    queryKey: ['record', entity, id, 'path', department],
    queryFn: ({ signal }) =>
      call<{ path: PredictedPath | null }>('GET', `/records/${entity}/${id}/preview-approval${chosen}`, {
        signal,
      }),
    // While it is worked out for another department, the way stays on the page.
    placeholderData: (shown, query) => (query?.queryKey[2] === id ? shown : undefined),
    select: ({ path }) => path,
  });
}

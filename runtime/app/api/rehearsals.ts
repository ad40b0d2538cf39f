import { queryOptions } from '@tanstack/react-query';
import type { IssueParams, Label } from '../../../engine/issue.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import type { Instance, PersonSnapshot, Visit } from '../../../engine/workflow/instance.ts';
import { call } from './call.ts';

/** A to-do or an approval as a whole, by the beginning of its addresses. */
export type ActPlace = `/tasks/${string}` | `/instances/${string}`;

/** What an act would lead to if it were done now. */
export interface Rehearsal {
  refusal?: { code: RefusalCode; params: IssueParams };
  vanish: RehearsedTask[];
  appear: RehearsedTask[];
  closes: { node: RehearsedTask['node']; state: Visit['state'] }[];
  state: Instance['state'];
  recordState: string | null;
}

interface RehearsedTask {
  person: PersonSnapshot;
  node: { id: string; label: Label | null };
}

/** Asks what an act would lead to; nothing is written. */
export function rehearsalQuery(place: ActPlace, act: { action: string }) {
  return queryOptions({
    queryKey: ['record', 'rehearsal', place, act],
    queryFn: ({ signal }) => call<Rehearsal>('POST', `${place}/rehearsals`, { body: act, signal }),
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Somebody who may be asked, or why not. */
export interface FoundPerson extends PersonSnapshot {
  reason?: RefusalCode;
}

/** People by what was typed: name, pinyin, department. */
export function peopleQuery(place: ActPlace, search: string) {
  return queryOptions({
    queryKey: ['people', place, search],
    queryFn: ({ signal }) =>
      call<{ items: FoundPerson[] }>('GET', `${place}/people?search=${encodeURIComponent(search)}`, {
        signal,
      }),
    select: ({ items }) => items,
    staleTime: 30_000,
  });
}

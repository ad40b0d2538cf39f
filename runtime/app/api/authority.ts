import { queryOptions } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { PersonSnapshot } from '../../../engine/workflow/instance.ts';
import { call } from './call.ts';

/** A table of authority with the names of whom it names; its levels from small to large. */
export interface Ladder {
  id: string;
  name: string;
  document: { id: string; label: Label | null };
  department: Reference | null;
  category: string | null;
  currency: string | null;
  validFrom: string;
  validUntil: string | null;
  levels: { upTo: string | null; who: string }[];
}

export interface Ladders {
  ladders: Ladder[];
  problems: { code: 'gap' | 'overlap'; matrices: string[] }[];
}

/** Who would decide, and why. */
export interface AuthorityVerdict {
  matrix: { id: string; name: string; mode: 'chain' | 'first' } | null;
  levels: { upTo: string | null; who: string; people: PersonSnapshot[] }[];
  trace: {
    id: string;
    name: string;
    outcome:
      | 'chosen'
      | 'another-is-nearer'
      | 'document'
      | 'department'
      | 'category'
      | 'currency'
      | 'not-yet'
      | 'over';
  }[];
}

export const laddersQuery = queryOptions({
  queryKey: ['administration', 'authority'],
  queryFn: ({ signal }) => call<Ladders>('GET', '/admin/authority', { signal }),
});

export function tryAuthority(trial: {
  document: string;
  person: string;
  amount: string;
}): Promise<AuthorityVerdict> {
  return call('POST', '/admin/authority/try', { body: trial });
}

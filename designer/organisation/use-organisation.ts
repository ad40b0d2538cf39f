import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { listRecords } from '../../runtime/app/api/records.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import type { WorkspacePerson } from '../draft/workspace.ts';

/** Something of the organisation that definitions name by its code. */
export interface Coded {
  code: string;
  name: string;
}

/** The people, positions, groups and departments of the company, as definitions name them. */
export interface CompanyNames {
  people: readonly WorkspacePerson[];
  positions: readonly Coded[];
  groups: readonly Coded[];
  departments: readonly Coded[];
  /** The name of somebody or something by what definitions call it: a user name, a code. */
  title(shape: string, value: string): string | undefined;
}

const most = 200;

function useCoded(entity: string): readonly Coded[] {
  const { data } = useQuery({
    queryKey: ['coded', entity],
    queryFn: ({ signal }) => listRecords(entity, { fields: 'code,name', limit: most }, signal),
    select: ({ items }) => items.map((one) => ({ code: String(one.code), name: String(one.name) })),
    staleTime: 300_000,
    retry: false,
  });
  return data ?? none;
}

const none: readonly Coded[] = [];

export function useOrganisation(): CompanyNames {
  const people = useDraft((state) => state.workspace.people);
  const positions = useCoded('position');
  const groups = useCoded('user-group');
  const departments = useCoded('department');
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const one of people) names.set(`user/${one.username}`, one.name);
    const coded = { position: positions, 'user-group': groups, department: departments };
    for (const [shape, all] of Object.entries(coded))
      for (const { code, name } of all) names.set(`${shape}/${code}`, name);
    return {
      people,
      positions,
      groups,
      departments,
      title: (shape, value) => names.get(`${shape}/${value}`),
    };
  }, [people, positions, groups, departments]);
}

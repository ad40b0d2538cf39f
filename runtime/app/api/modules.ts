import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Label } from '../../../engine/issue.ts';
import { call } from './call.ts';

export interface MenuItem {
  id: string;
  label: Label;
  icon: string | null;
  entity: string | null;
  ledger: string | null;
  report: string | null;
  /** What one record of the entity is called, where the label names many. */
  recordLabel: Label | null;
  canCreate: boolean;
}

export interface ListedModule {
  id: string;
  label: Label;
  icon: string | null;
  menu: MenuItem[];
}

export const modulesQuery = queryOptions({
  queryKey: ['modules'],
  queryFn: ({ signal }) => call<{ modules: ListedModule[] }>('GET', '/modules', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  // Modules come with the ones that others build on first; people work in those that build on them.
  select: ({ modules }) => modules.toReversed(),
});

/** What the person may open, by module. */
export function useModules(): ListedModule[] {
  return useQuery(modulesQuery).data ?? [];
}

/** Where a menu item leads. */
export function addressOf({ entity, ledger, report }: MenuItem): string {
  if (entity !== null) return `/list/${entity}`;
  return ledger !== null ? `/ledger/${ledger}` : `/report/${report}`;
}

/** What the menu calls the page at an address; undefined for one that is not in it. */
export function usePageLabel(address: string): Label | undefined {
  return useModules()
    .flatMap((module) => module.menu)
    .find((item) => addressOf(item) === address)?.label;
}

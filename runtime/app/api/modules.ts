import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Label } from '../../../engine/issue.ts';
import { administration } from './administration-menu.ts';
import { call } from './call.ts';
import { useSession } from './session.ts';

export interface MenuItem {
  id: string;
  label: Label;
  icon: string | null;
  entity: string | null;
  ledger: string | null;
  report: string | null;
  /** The address of a page that is the product's own. */
  page?: string;
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

/** What the person may open, by module; an administrator also what looks after the company. */
export function useModules(): ListedModule[] {
  const { isAdministrator } = useSession();
  const { data, isPending } = useQuery(modulesQuery);
  return useMemo(
    // Not before the others, which would push it down.
    () => (isAdministrator && !isPending ? [...(data ?? []), administration] : (data ?? [])),
    [data, isPending, isAdministrator],
  );
}

/** Where a menu item leads. */
export function addressOf({ entity, ledger, report, page }: MenuItem): string {
  if (page !== undefined) return page;
  if (entity !== null) return `/list/${entity}`;
  return ledger !== null ? `/ledger/${ledger}` : `/report/${report}`;
}

/** What the menu calls the page at an address; undefined for one that is not in it. */
export function usePageLabel(address: string): Label | undefined {
  return useModules()
    .flatMap((module) => module.menu)
    .find((item) => addressOf(item) === address)?.label;
}

import { useQueries } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { entityQuery } from '../../api/entity.ts';
import type { RecordPage } from '../../api/records.ts';
import { queryText } from '../../api/records.ts';
import type { PaletteEntry } from './entries.ts';

/** Records of each kind that come at most. */
const mostOfAKind = 5;

/** Records found by typing, over every kind that the person's menu shows. */
export function useFoundRecords(
  typed: string,
  names: ReadonlyMap<string, string>,
): { found: PaletteEntry[]; isSearching: boolean } {
  const search = typed.trim();
  const isWorthIt = search.length >= 2 || /\p{Script=Han}/u.test(search);
  const entities = isWorthIt ? [...names.keys()] : [];
  return useQueries({
    queries: entities.map((entity) => ({
      queryKey: ['found', entity, search],
      queryFn: async ({
        client,
        signal,
      }: {
        client: import('@tanstack/react-query').QueryClient;
        signal: AbortSignal;
      }) => {
        const { entity: definition } = await client.ensureQueryData(entityQuery(entity));
        if (definition.search.length === 0) return [];
        const page = await call<RecordPage>(
          'GET',
          `/records/${entity}${queryText({ search, fields: definition.title, limit: mostOfAKind })}`,
          { signal },
        );
        return page.items.map(
          (record): PaletteEntry => ({
            key: record.id,
            group: 'records',
            text: String(record[definition.title] ?? record.id),
            note: names.get(entity) ?? '',
            to: `/record/${entity}/${record.id}`,
            isData: true,
          }),
        );
      },
      staleTime: 10_000,
      retry: false,
    })),
    combine: (results) => ({
      found: results.flatMap((result) => result.data ?? []).sort((a, b) => rank(a, search) - rank(b, search)),
      isSearching: results.some((result) => result.isPending),
    }),
  });
}

/** What begins with what was typed comes first. */
function rank({ text }: PaletteEntry, typed: string): number {
  const at = text.toLowerCase().indexOf(typed.toLowerCase());
  return at < 0 ? 2 : Math.min(at, 1);
}

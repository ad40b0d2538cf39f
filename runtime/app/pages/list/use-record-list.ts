import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listRecords, type RecordAnswer, type RecordPage, type RecordQuery } from '../../api/records.ts';
import { useRecordChanges } from '../../realtime/record-changes.ts';

/** Records that come at once. */
const pageSize = 60;

/** More changes at once than this, and the list is read anew. */
const mostPatches = 20;

/**
 * The records of a list, a page at a time. A hint about a record asks for that record alone and puts
 * it where it stands, so that neither scroll nor choice is lost; new ones are announced, not pushed in.
 */
export function useRecordList(entity: string, asked: Omit<RecordQuery, 'limit' | 'cursor' | 'total'>) {
  const client = useQueryClient();
  const [newIds, setNewIds] = useState<string[]>([]);
  const queryKey = ['records', entity, asked];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      listRecords(entity, { ...asked, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: (before, previous) => (previous?.queryKey[1] === entity ? before : undefined),
  });
  const records = query.data?.pages.flatMap((page) => page.items) ?? [];

  async function readAgain() {
    setNewIds([]);
    // Back to the first page: what lies below is fetched again as it is scrolled to.
    client.setQueryData<InfiniteData<RecordPage>>(queryKey, (data) =>
      data ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    );
    await client.invalidateQueries({ queryKey });
  }

  useRecordChanges(entity, async (changed) => {
    const ids = changed.filter((id) => id !== undefined);
    if (ids.length < changed.length || ids.length > mostPatches) return readAgain();
    if (records.length === 0) return readAgain();
    const only = `id in [${ids.map((id) => JSON.stringify(id)).join(', ')}]`;
    const filter = asked.filter === undefined ? only : `(${asked.filter}) && ${only}`;
    const { items } = await listRecords(entity, { ...asked, filter, limit: ids.length });
    client.setQueryData<InfiniteData<RecordPage>>(queryKey, (data) => data && patched(data, ids, items));
    const shown = new Set(records.map((record) => record.id));
    const added = items.map((record) => record.id).filter((id) => !shown.has(id));
    if (added.length > 0) setNewIds((before) => [...new Set([...before, ...added])]);
  });

  return { ...query, asked, records, newCount: newIds.length, readAgain };
}

/** The pages with changed records in their places and those that no longer match taken out. */
function patched(
  data: InfiniteData<RecordPage>,
  asked: readonly string[],
  found: readonly RecordAnswer[],
): InfiniteData<RecordPage> {
  const byId = new Map(found.map((record) => [record.id, record]));
  const isGone = (id: string) => asked.includes(id) && !byId.has(id);
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      items: page.items.filter(({ id }) => !isGone(id)).map((record) => byId.get(record.id) ?? record),
    })),
  };
}

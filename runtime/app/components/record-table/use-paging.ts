import { useCallback } from 'react';

/** What a list that comes a page at a time says of itself. */
interface Paged {
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** Grey rows that stand in for the first page, and below the rows that there are while more of them come. */
const pendingRowsOf = { first: 14, more: 3 };

/** Fetches the next page when the end is near, one at a time, and tells how many grey rows stand in meanwhile. */
export function usePaging({ isPending, hasNextPage, isFetchingNextPage, fetchNextPage }: Paged) {
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { more, pendingRows: isPending ? pendingRowsOf.first : hasNextPage ? pendingRowsOf.more : 0 };
}

import type { ReactNode } from 'react';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';

/** Below a list that comes a page at a time: how many rows there are, or that more come when one scrolls. */
export function RowsFoot(props: {
  count: number;
  query: { isPending: boolean; hasNextPage: boolean };
  children?: ReactNode;
}) {
  const { count, query, children } = props;
  const say = useWords(listWords);
  return (
    <footer className="list-foot" role="status">
      {!query.isPending && (
        <span className="number">{say(query.hasNextPage ? 'rowsScroll' : 'rows', { count })}</span>
      )}
      {children}
    </footer>
  );
}

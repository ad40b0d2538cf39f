import { useInfiniteQuery } from '@tanstack/react-query';
import { tasksQuery } from '../../api/tasks.ts';

/** How many to-dos wait; past a page of them only that there are more. */
export function OpenTaskCount() {
  const { data, hasNextPage } = useInfiniteQuery(tasksQuery('open'));
  if (!data || data.length === 0) return null;
  return <span className="task-count number">{hasNextPage ? `${data.length}+` : data.length}</span>;
}

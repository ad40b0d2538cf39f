import { Button } from 'antd';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import type { useRecordList } from './use-record-list.ts';
import { useTotal } from './use-total.ts';

/** How many there are, and those that were added since. */
export function ListFoot(props: {
  list: ReturnType<typeof useRecordList>;
  entity: string;
  filter: string | undefined;
  search: string | undefined;
}) {
  const { list, entity, filter, search } = props;
  const say = useWords(listWords);
  const count = list.records.length;
  // Counting costs the server something, so it begins when the first rows are there and tell no total.
  const total = useTotal(entity, { filter, search }, count > 0 && list.hasNextPage).data;
  if (list.isPending || count === 0) return null;
  return (
    <footer className="list-foot" role="status">
      <span className="number">
        {!list.hasNextPage
          ? say('rows', { count })
          : total
            ? say(total.exact ? 'rows' : 'rowsMore', { count: total.value })
            : say('rowsLoaded', { count })}
      </span>
      {list.newCount > 0 && (
        <Button size="small" type="primary" className="list-new" onClick={list.readAgain}>
          {say('newRecords', { count: list.newCount })}
        </Button>
      )}
    </footer>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import type { useRecordList } from './use-record-list.ts';
import { useTotal } from './use-total.ts';

/** How many there are, as far as is known; counting all of them is asked for. */
export function ListFoot(props: {
  list: ReturnType<typeof useRecordList>;
  entity: string;
  filter: string | undefined;
  search: string | undefined;
}) {
  const { list, entity, filter, search } = props;
  const say = useWords(listWords);
  const [asked, setAsked] = useState<string>();
  // A total belongs to the question that it was asked of.
  const question = `${filter ?? ''} ${search ?? ''}`;
  const total = useTotal(entity, { filter, search }, asked === question).data;
  const count = list.records.length;
  if (list.isPending || count === 0) return null;
  return (
    <footer className="list-foot" role="status">
      <span className="number">
        {!list.hasNextPage
          ? say('rows', { count })
          : total && asked === question
            ? say(total.exact ? 'rows' : 'rowsMore', { count: total.value })
            : say('rowsLoaded', { count })}
      </span>
      {list.hasNextPage && asked !== question && (
        <Button type="link" size="small" onClick={() => setAsked(question)}>
          {say('count')}
        </Button>
      )}
      {list.newCount > 0 && (
        <Button size="small" type="primary" className="list-new" onClick={list.readAgain}>
          {say('newRecords', { count: list.newCount })}
        </Button>
      )}
    </footer>
  );
}

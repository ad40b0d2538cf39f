import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { listRecords, type RecordAnswer, recordQuery } from '../../../runtime/app/api/records.ts';
import { useSettled } from '../../../runtime/app/components/use-settled.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { entityAt } from '../../expression/names.ts';
import { runWords } from '../../messages/run.ts';

interface SampleFieldProps {
  entity: string;
  onTake: (record: RecordAnswer) => void;
}

/** Chooses the record that a test run takes its values from; the newest to begin with. */
export function SampleField({ entity, onTake }: SampleFieldProps) {
  const say = useWords(runWords);
  const id = useId();
  const sources = useSources();
  const title = String(entityAt(sources, entity)?.title ?? 'id');
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const search = useSettled(typed, 250);
  const list = useQuery({
    queryKey: ['samples', entity, search],
    queryFn: ({ signal }) => listRecords(entity, { limit: 20, ...(search !== '' && { search }) }, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const record = chosen ?? list.data?.items[0]?.id;
  const { data } = useQuery({ ...recordQuery(entity, record ?? ''), enabled: record !== undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each record
  useEffect(() => {
    if (data) onTake(data);
  }, [data]);
  if (list.data?.items.length === 0 && search === '') return <p>{say('noSample')}</p>;
  return (
    <div>
      <label className="add-label" htmlFor={id}>
        {say('sample')}
      </label>
      <Select
        id={id}
        showSearch={{ onSearch: setTyped, filterOption: false }}
        value={record ?? null}
        options={(list.data?.items ?? []).map((one) => ({
          value: one.id as string | null,
          label: String(one[title] ?? one.id),
        }))}
        onChange={(next) => setChosen(next ?? undefined)}
      />
      <p className="field-hint">{say('sampleHint')}</p>
    </div>
  );
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Empty, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../runtime/app/api/call.ts';
import { listRecords } from '../../runtime/app/api/records.ts';
import { useProblemWords } from '../../runtime/app/components/use-problem-words.ts';
import { useSettled } from '../../runtime/app/components/use-settled.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { useCheck, useDraftStore, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { currentLayer } from '../draft/draft-store.ts';
import { numberOf } from '../draft/number-of.ts';
import { entityAt } from '../expression/names.ts';
import { reportWords } from '../messages/report.ts';

/** Time without an edit after which the preview follows, in milliseconds. */
const settled = 400;

/** A real record on paper by the draft as it is now, drawn by the very code that prints. */
export function PrintPreview({ report }: { report: DefinitionRef }) {
  const say = useWords(reportWords);
  const problemWords = useProblemWords();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const { records, entity } = usePrintable(report, typed);
  const record = chosen ?? records?.[0]?.id;
  const { data, error, isBroken, refetch } = useHtml(report, entity, record);
  return (
    <section className="print-preview" aria-label={say('preview')}>
      <header>
        <div>
          <h2 className="section-title">{say('preview')}</h2>
          <p className="field-hint">{say('previewHint')}</p>
        </div>
        <Select
          className="print-record"
          aria-label={say('previewOf')}
          showSearch={{ onSearch: setTyped, filterOption: false }}
          value={record ?? null}
          options={(records ?? []).map(({ id, title }) => ({ value: id as string | null, label: title }))}
          onChange={(id) => setChosen(id ?? undefined)}
        />
      </header>
      {isBroken && <Alert showIcon type="warning" title={say('stale')} />}
      {error && (
        <Alert
          showIcon
          type="info"
          title={say('notLoaded', { why: problemWords(error) })}
          action={
            <Button size="small" onClick={() => void refetch()}>
              {say('again')}
            </Button>
          }
        />
      )}
      {records?.length === 0 && typed === '' && <Empty description={say('noRecord')} />}
      {data && !error && (
        <iframe className="print-paper" title={say('preview')} sandbox="" srcDoc={data.html} />
      )}
    </section>
  );
}

/** Records that may be printed by the report, newest first. */
function usePrintable(report: DefinitionRef, typed: string) {
  const sources = useSources();
  const definition = definitionAt(sources, report);
  const entity = String(definition?.entity ?? '');
  const title = String(entityAt(sources, entity)?.title ?? 'id');
  const states = Array.isArray(definition?.states) ? definition.states : [];
  const filter = states.map((state) => `state == ${JSON.stringify(state)}`).join(' || ');
  const search = useSettled(typed, 250);
  const { data } = useQuery({
    queryKey: ['printable', entity, filter, search],
    queryFn: ({ signal }) =>
      listRecords(
        entity,
        { limit: 20, ...(filter !== '' && { filter }), ...(search !== '' && { search }) },
        signal,
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const records = data?.items.map((one) => ({ id: one.id, title: String(one[title] ?? one.id) }));
  return { records, entity };
}

function useHtml(report: DefinitionRef, entity: string, record: string | undefined) {
  const drafts = useDraftStore();
  const language = useLanguage();
  const now = useSources();
  const sources = useSettled(now, settled);
  const { problems, isCurrent } = useCheck((state) => state);
  const isBroken = problems.some((one) => one.isError);
  const query = useQuery({
    queryKey: ['print-preview', report.id, record, language, numberOf(sources)],
    queryFn: ({ signal }) =>
      call<{ html: string }>('POST', '/designer/print', {
        body: { layer: currentLayer(drafts.getState(), ''), entity, report: report.id, record },
        signal,
      }),
    enabled: record !== undefined && sources === now && isCurrent && !isBroken,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { ...query, isBroken };
}

import { BarChartOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { usePageLabel } from '../../api/modules.ts';
import { type ReportDescription, reportQuery } from '../../api/reports.ts';
import { parseSort, writeSort } from '../../components/record-table/column.ts';
import { PageState } from '../../components/states/PageState.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useLabel } from '../../components/use-label.ts';
import { useIsPhone } from '../../components/use-media.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { useRecordChanges } from '../../realtime/record-changes.ts';
import { ReportCards } from './ReportCards.tsx';
import { ReportHead } from './ReportHead.tsx';
import { ReportSkeleton } from './ReportSkeleton.tsx';
import { ReportTable } from './ReportTable.tsx';
import { useReportPlace } from './report-place.ts';
import '../list/record-list.css';
import './report.css';

/** What a report is asked for, and what it answers; it follows the records that it is made from. */
export function ReportView({ description }: { description: ReportDescription }) {
  const { id, entity } = description;
  const say = useWords(reportWords);
  const label = useLabel();
  const isPhone = useIsPhone();
  const client = useQueryClient();
  const [place, setPlace] = useReportPlace(description);
  const asked = { given: place.given, sort: place.sort && writeSort(place.sort) };
  const { data: answer, error, refetch, isPlaceholderData } = useQuery(reportQuery(id, asked));
  const name = label(usePageLabel(`/report/${id}`) ?? description.label);
  usePageTitle(name);
  useRecordChanges(entity, () => client.invalidateQueries({ queryKey: ['report', id, 'rows'] }));
  const sort = place.sort ?? parseSort(description.sort ?? undefined);
  const View = isPhone ? ReportCards : ReportTable;
  return (
    <article className="record-list report" aria-busy={answer === undefined || isPlaceholderData}>
      <ReportHead name={name} description={description} answer={answer} place={place} onPlace={setPlace} />
      {error && !isPlaceholderData && !answer ? (
        <ProblemState problem={error} onRetry={() => refetch()} />
      ) : answer === undefined ? (
        <ReportSkeleton columns={description.groups.length + description.measures.length} />
      ) : answer.rows.length === 0 ? (
        <PageState role="status" icon={<BarChartOutlined />} title={say('empty')} hint={say('emptyHint')}>
          {Object.keys(place.given).length > 0 && (
            <Button onClick={() => setPlace({ given: {} })}>{say('reset')}</Button>
          )}
        </PageState>
      ) : (
        <View
          name={name}
          description={description}
          answer={answer}
          by={place.by}
          sort={sort}
          onSort={(next) => setPlace({ sort: next })}
        />
      )}
    </article>
  );
}

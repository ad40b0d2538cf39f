import { Link } from 'react-router';
import { usePageLabel } from '../../api/modules.ts';
import type { ReportCell, ReportGroup } from '../../api/reports.ts';
import { useReader } from '../../components/use-reader.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { cellText } from './cell-text.ts';

/** What a row is about; a record that the reader's menu leads to is a link to it. */
export function GroupCell({ group, cell }: { group: ReportGroup; cell: ReportCell | undefined }) {
  const say = useWords(reportWords);
  const text = cellText(group, cell, useReader());
  const isInMenu = usePageLabel(`/list/${group.entity}`) !== undefined;
  if (text === '') return <span className="report-blank">{say('blank')}</span>;
  if (typeof cell === 'object' && cell !== null && isInMenu)
    return (
      <Link to={`/record/${group.entity}/${cell.id}`} data-user-content="">
        {text}
      </Link>
    );
  return <span data-user-content={group.type === 'choice' ? undefined : ''}>{text}</span>;
}

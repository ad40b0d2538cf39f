import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import type { ReportAnswer, ReportDescription } from '../../api/reports.ts';
import { useMoment } from '../../components/use-moment.ts';
import { useReader } from '../../components/use-reader.ts';
import { useKey } from '../../keys/use-key.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { ReportParameters } from './ReportParameters.tsx';
import { reportCsv } from './report-csv.ts';
import type { ReportPlace } from './report-place.ts';
import { useHeadings } from './use-headings.ts';

const noGroups = '';

/** Spreadsheets tell by it that the text is UTF-8. */
const byteOrderMark = '\ufeff';

/** What stands above a report: its name, the ways to take it along, what it is asked for, and subtotals. */
export function ReportHead(props: {
  name: string;
  description: ReportDescription;
  answer: ReportAnswer | undefined;
  place: ReportPlace;
  onPlace: (changed: Partial<ReportPlace>) => void;
}) {
  const { name, description, answer, place, onPlace } = props;
  const say = useWords(reportWords);
  const reader = useReader();
  const moment = useMoment();
  const headings = useHeadings(description);
  const isBlank = !answer || answer.rows.length === 0;
  useKey('print', () => window.print(), !isBlank);
  const save = () => {
    if (!answer) return;
    const text = reportCsv(description, answer, { headings, total: say('total'), reader });
    const address = URL.createObjectURL(new Blob([byteOrderMark, text], { type: 'text/csv' }));
    Object.assign(document.createElement('a'), { href: address, download: `${name}.csv` }).click();
    URL.revokeObjectURL(address);
  };
  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1>{name}</h1>
        <span className="report-acts">
          <Button icon={<DownloadOutlined />} disabled={isBlank} onClick={save}>
            {say('export')}
          </Button>
          <Button icon={<PrinterOutlined />} disabled={isBlank} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </span>
      </div>
      <div className="list-head-line list-tools">
        <ReportParameters
          parameters={description.parameters}
          given={place.given}
          onChange={(given) => onPlace({ given })}
        />
        {description.groups.length > 1 && (
          <span className="report-by">
            <span>{say('groupBy')}</span>
            <Segmented
              aria-label={say('groupBy')}
              value={place.by ?? noGroups}
              onChange={(by) => onPlace({ by: by === noGroups ? undefined : by })}
              options={[
                { value: noGroups, label: say('noGroups') },
                ...description.groups.map(({ id }) => ({ value: id, label: headings.get(id) })),
              ]}
            />
          </span>
        )}
      </div>
      <p className="report-made">{say('madeAt', { time: moment.full(new Date().toISOString()) })}</p>
    </header>
  );
}

import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useReader } from '../../components/use-reader.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { cellText, isNumericColumn } from './cell-text.ts';
import { ReportRowLine } from './ReportRowLine.tsx';
import { ReportSectionBody } from './ReportSectionBody.tsx';
import type { ReportBodyProps } from './report-body.ts';
import { sectionsOf } from './sections.ts';
import { leadingMeasure, shareOf } from './share.ts';
import { useHeadings } from './use-headings.ts';

/** Rows that are drawn before somebody asks for all of them. */
const mostAtFirst = 500;

/** A report as a table that people print as it stands; totals stay in sight. */
export function ReportTable({ name, description, answer, by, sort, onSort }: ReportBodyProps) {
  const { measures } = description;
  const say = useWords(reportWords);
  const reader = useReader();
  const headings = useHeadings(description);
  const [showsAll, setShowsAll] = useState(false);
  const groups = description.groups.filter(({ id }) => id !== by);
  const columns = [...groups, ...measures];
  const share = shareOf(answer.rows, leadingMeasure(measures, sort));
  const rows = showsAll ? answer.rows : answer.rows.slice(0, mostAtFirst);
  const hidden = by === undefined ? answer.rows.length - rows.length : 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well
    <section className="report-scroll" aria-label={name} tabIndex={0}>
      <table className="report-table">
        <thead>
          <tr>
            {columns.map((column) => {
              const isSorted = sort?.column === column.id;
              return (
                <th
                  key={column.id}
                  scope="col"
                  className={isNumericColumn(column) ? 'is-numeric' : ''}
                  aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
                >
                  <button
                    type="button"
                    className="plain-button sort-button"
                    title={say('sortBy', { label: headings.get(column.id) ?? '' })}
                    onClick={() =>
                      onSort({
                        column: column.id,
                        // Numbers are looked at from the largest, names from the first.
                        descending: isSorted ? !sort.descending : isNumericColumn(column),
                      })
                    }
                  >
                    {headings.get(column.id)}
                    {isSorted && (sort.descending ? <CaretDownFilled /> : <CaretUpFilled />)}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        {by === undefined ? (
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place
              <ReportRowLine key={index} row={row} groups={groups} measures={measures} share={share} />
            ))}
          </tbody>
        ) : (
          sectionsOf(answer, { by, measures, sort }).map((section) => (
            <ReportSectionBody
              key={section.key}
              section={section}
              description={description}
              groups={groups}
              by={by}
              share={share}
              opensFolded={answer.rows.length > mostAtFirst}
            />
          ))
        )}
        <tfoot>
          <tr>
            {groups.map((group, index) => (
              <td key={group.id}>{index === 0 && say('total')}</td>
            ))}
            {measures.map((measure) => (
              <td key={measure.id} className="is-numeric number" data-user-content="">
                {cellText(measure, answer.totals[measure.id], reader)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <p className="report-count" role="status">
        {say('rows', { count: answer.rows.length })}
        {hidden > 0 && (
          <Button type="link" size="small" onClick={() => setShowsAll(true)}>
            {say('showAll', { count: hidden })}
          </Button>
        )}
      </p>
    </section>
  );
}

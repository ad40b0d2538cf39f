import { CardList } from '../../components/card-list/CardList.tsx';
import { FactCard } from '../../components/card-list/FactCard.tsx';
import { useReader } from '../../components/use-reader.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { cellText } from './cell-text.ts';
import { GroupCell } from './GroupCell.tsx';
import type { ReportBodyProps } from './report-body.ts';
import { sectionsOf } from './sections.ts';
import { useHeadings } from './use-headings.ts';

/** The same report for a phone: a card a row, or a card a group with its subtotals. */
export function ReportCards({ description, answer, by, sort }: ReportBodyProps) {
  const { groups, measures } = description;
  const say = useWords(reportWords);
  const reader = useReader();
  const headings = useHeadings(description);
  const [first, ...others] = by === undefined ? groups : groups.filter(({ id }) => id === by);
  const cards =
    by === undefined
      ? answer.rows
      : sectionsOf(answer, { by, measures, sort }).map(({ group, subtotals }) => ({
          groups: { [by]: group },
          measures: subtotals,
        }));
  const rows = cards.map((card, index) => ({ ...card, id: String(index) }));
  const facts = [
    ...others.map((group) => ({
      id: group.id,
      label: headings.get(group.id) ?? '',
      width: 0,
      render: (row: (typeof rows)[number]) => <GroupCell group={group} cell={row.groups[group.id]} />,
    })),
    ...measures
      .filter(({ id }) => cards[0]?.measures[id] !== undefined)
      .map((measure) => ({
        id: measure.id,
        label: headings.get(measure.id) ?? '',
        width: 0,
        render: (row: (typeof rows)[number]) => (
          <span data-user-content="">{cellText(measure, row.measures[measure.id], reader)}</span>
        ),
      })),
  ];
  return (
    <>
      <CardList rows={rows} pendingRows={0}>
        {(row) => (
          <FactCard
            row={row}
            title={first && <GroupCell group={first} cell={row.groups[first.id]} />}
            facts={facts}
          />
        )}
      </CardList>
      <footer className="list-foot report-card-foot" role="status">
        <span>{say('total')}</span>
        {measures.map((measure) => (
          <span key={measure.id}>
            {headings.get(measure.id)}{' '}
            <strong className="number" data-user-content="">
              {cellText(measure, answer.totals[measure.id], reader)}
            </strong>
          </span>
        ))}
      </footer>
    </>
  );
}

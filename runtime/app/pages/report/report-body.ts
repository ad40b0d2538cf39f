import type { ReportAnswer, ReportDescription } from '../../api/reports.ts';
import type { TableSort } from '../../components/record-table/column.ts';

/** What the rows of a report are drawn from, as a table or as cards. */
export interface ReportBodyProps {
  name: string;
  description: ReportDescription;
  answer: ReportAnswer;
  /** The group with subtotals. */
  by: string | undefined;
  sort: TableSort | undefined;
  onSort: (sort: TableSort) => void;
}

import type { ReportGroup, ReportMeasure, ReportRow } from '../../api/reports.ts';
import { useReader } from '../../components/use-reader.ts';
import { cellText } from './cell-text.ts';
import { GroupCell } from './GroupCell.tsx';
import type { Share } from './share.ts';

/** One row of a report; its leading amount has a bar, so that the eye finds the large ones. */
export function ReportRowLine(props: {
  row: ReportRow;
  groups: readonly ReportGroup[];
  measures: readonly ReportMeasure[];
  share: Share | undefined;
}) {
  const { row, groups, measures, share } = props;
  const reader = useReader();
  return (
    <tr>
      {groups.map((group) => (
        <td key={group.id}>
          <GroupCell group={group} cell={row.groups[group.id]} />
        </td>
      ))}
      {measures.map((measure) => (
        <td key={measure.id} className="is-numeric number">
          {share?.measure === measure.id && (
            <i className="report-bar" aria-hidden="true" style={{ width: `${share.of(row)}%` }} />
          )}
          <span data-user-content="">{cellText(measure, row.measures[measure.id], reader)}</span>
        </td>
      ))}
    </tr>
  );
}

import { DownOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { ReportDescription, ReportGroup } from '../../api/reports.ts';
import { useReader } from '../../components/use-reader.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { cellText } from './cell-text.ts';
import { GroupCell } from './GroupCell.tsx';
import { ReportRowLine } from './ReportRowLine.tsx';
import type { Section } from './sections.ts';
import type { Share } from './share.ts';

/** The rows of one group below its subtotals; folded, only those are left. */
export function ReportSectionBody(props: {
  section: Section;
  description: ReportDescription;
  /** The groups that rows show besides. */
  groups: readonly ReportGroup[];
  by: string;
  share: Share | undefined;
  opensFolded: boolean;
}) {
  const { section, description, groups } = props;
  const { measures } = description;
  const say = useWords(reportWords);
  const reader = useReader();
  const [isFolded, setFolded] = useState(props.opensFolded);
  const group = description.groups.find(({ id }) => id === props.by) as ReportGroup;
  const name = cellText(group, section.group, reader) || say('blank');
  return (
    <tbody>
      <tr className="report-section">
        <th scope="rowgroup" colSpan={groups.length}>
          <button
            type="button"
            className="plain-button"
            aria-expanded={!isFolded}
            aria-label={say(isFolded ? 'unfold' : 'fold', { name })}
            onClick={() => setFolded(!isFolded)}
          >
            <DownOutlined />
          </button>
          <GroupCell group={group} cell={section.group} />
          <small className="number">{section.rows.length}</small>
        </th>
        {measures.map((measure) => (
          <td key={measure.id} className="is-numeric number" data-user-content="">
            {cellText(measure, section.subtotals[measure.id], reader)}
          </td>
        ))}
      </tr>
      {!isFolded &&
        section.rows.map((row, index) => (
          <ReportRowLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place
            key={index}
            row={row}
            groups={groups}
            measures={measures}
            share={props.share}
          />
        ))}
    </tbody>
  );
}

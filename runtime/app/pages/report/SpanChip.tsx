import { useSession } from '../../api/session.ts';
import { dayOf } from '../../form/values/time-zone.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { FilterChip } from '../list/filters/FilterChip.tsx';
import { daysOfPeriod } from '../list/filters/period.ts';
import { plainField } from './plain-field.ts';

/** The period of a report: one of the usual ones, or two days. */
export function SpanChip(props: {
  from: string;
  until: string;
  /** A blank end is as it comes. */
  onChange: (span: { from: string; until: string }) => void;
}) {
  const { from, until, onChange } = props;
  const say = useWords(reportWords);
  const { timeZone } = useSession().tenant;
  return (
    <FilterChip
      field={plainField('from', say('span'), { type: 'date' })}
      value={{ kind: 'dates', ...(from && { from }), ...(until && { until }) }}
      named={{ entity: '', title: '' }}
      isNew={false}
      onChange={(value) => {
        if (value.kind !== 'dates') return;
        const today = dayOf(new Date().toISOString(), timeZone);
        const days = value.period ? daysOfPeriod(value.period, today) : value;
        onChange({ from: days.from ?? '', until: days.until ?? '' });
      }}
      onRemove={undefined}
      isFixed
    />
  );
}

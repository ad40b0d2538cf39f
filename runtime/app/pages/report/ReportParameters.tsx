import { Button } from 'antd';
import type { ReportParameter } from '../../api/reports.ts';
import { reportWords } from '../../messages/areas/report.ts';
import { useWords } from '../../messages/use-words.ts';
import { ParameterChip } from './ParameterChip.tsx';
import { SpanChip } from './SpanChip.tsx';
import '../list/filters/filter-bar.css';

/** Two dates of these names are the ends of one period. */
const spanEnds = ['from', 'until'] as const;

/** What a report is asked for; a change is asked at once. */
export function ReportParameters(props: {
  parameters: readonly ReportParameter[];
  /** What differs from how the report comes. */
  given: Readonly<Record<string, string>>;
  onChange: (given: Record<string, string>) => void;
}) {
  const { parameters, given, onChange } = props;
  const say = useWords(reportWords);
  const [from, until] = spanEnds.map((id) => parameters.find((one) => one.id === id && one.type === 'date'));
  const isSpan = from !== undefined && until !== undefined;
  const single = parameters.filter((one) => !isSpan || (one !== from && one !== until));
  const shownValue = ({ id, default: usual }: ReportParameter) =>
    given[id] ?? (typeof usual === 'object' ? usual?.id : usual) ?? '';
  return (
    <fieldset className="filter-bar">
      <legend className="visually-hidden">{say('parameters')}</legend>
      {isSpan && (
        <SpanChip
          from={shownValue(from)}
          until={shownValue(until)}
          onChange={(span) => onChange(withSpan(given, span))}
        />
      )}
      {single.map((parameter) => (
        <ParameterChip
          key={parameter.id}
          parameter={parameter}
          value={shownValue(parameter)}
          onChange={(value) => onChange({ ...given, [parameter.id]: value })}
        />
      ))}
      {Object.keys(given).length > 0 && (
        <Button type="text" size="small" onClick={() => onChange({})}>
          {say('reset')}
        </Button>
      )}
    </fieldset>
  );
}

/** Without its ends a period is the usual one again. */
function withSpan(given: Readonly<Record<string, string>>, span: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries({ ...given, ...span }).filter(([id, value]) => !(id in span) || value !== ''),
  );
}

import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useEntity } from '../../api/entity.ts';
import type { ReportParameter } from '../../api/reports.ts';
import { useLabel } from '../../components/use-label.ts';
import { FilterChip } from '../list/filters/FilterChip.tsx';
import type { FilterValue } from '../list/filters/filter-kind.ts';
import { plainField } from './plain-field.ts';

interface ParameterChipProps {
  parameter: ReportParameter;
  /** An id, a text, a day; '' for none. */
  value: string;
  onChange: (value: string) => void;
}

/** One thing that a report is asked for. */
export function ParameterChip(props: ParameterChipProps) {
  const { parameter, value, onChange } = props;
  const label = useLabel();
  const name = label(parameter.label);
  switch (parameter.type) {
    case 'date':
      return (
        <span className="report-date">
          <span aria-hidden="true">{name}</span>
          <DatePicker
            size="small"
            aria-label={name}
            value={value === '' ? null : dayjs(value)}
            onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? '')}
          />
        </span>
      );
    case 'text':
      return (
        <FilterChip
          field={plainField(parameter.id, name, { type: 'text' })}
          value={{ kind: 'text', text: value }}
          named={{ entity: '', title: '' }}
          isNew={false}
          onChange={(chosen) => chosen.kind === 'text' && onChange(chosen.text)}
          onRemove={undefined}
        />
      );
    case 'choice':
      return (
        <FilterChip
          field={plainField(parameter.id, name, { type: 'choice', options: parameter.options ?? {} })}
          value={{ kind: 'options', options: chosenOnes(value) }}
          named={{ entity: '', title: '' }}
          isNew={false}
          onChange={(chosen) => onChange(newest(chosen, value))}
          onRemove={undefined}
        />
      );
    case 'reference':
      return <ReferenceParameter {...props} entity={parameter.entity ?? ''} name={name} />;
  }
}

function ReferenceParameter(props: ParameterChipProps & { entity: string; name: string }) {
  const { parameter, entity, name, value, onChange } = props;
  const { data: description } = useEntity(entity);
  if (!description) return null;
  return (
    <FilterChip
      field={plainField(parameter.id, name, { type: 'reference', entity })}
      value={{ kind: 'references', ids: chosenOnes(value) }}
      named={{ entity, title: description.entity.title }}
      isNew={false}
      onChange={(chosen) => onChange(newest(chosen, value))}
      onRemove={undefined}
    />
  );
}

function chosenOnes(value: string): string[] {
  return value === '' ? [] : [value];
}

/** The filters of a list take several values; a parameter has the one that was ticked last. */
function newest(chosen: FilterValue, before: string): string {
  const all = chosen.kind === 'options' ? chosen.options : chosen.kind === 'references' ? chosen.ids : [];
  return all.findLast((one) => one !== before) ?? '';
}

import { Select } from 'antd';
import type { JsonObject } from '../../../../engine/json.ts';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { valueName } from '../../../words/names.ts';

export interface SourceControlProps {
  source: JsonObject;
  onChange: (source: JsonObject) => void;
}

interface SourceChoiceProps extends SourceControlProps {
  name: string;
  property: string;
  /** The first is the default, which is not written. */
  values: readonly string[];
}

/** One of a few values of a source, on a line of its own. */
export function SourceChoice({ name, property, values, source, onChange }: SourceChoiceProps) {
  const label = useLabel();
  return (
    <div className="source-more">
      <span aria-hidden>{name}</span>
      <Select
        size="small"
        variant="filled"
        aria-label={name}
        value={String(source[property] ?? values[0])}
        options={values.map((value) => ({ value, label: label(valueName(property, value)) }))}
        onChange={(next) => {
          const { [property]: _, ...rest } = source;
          onChange(next === values[0] && property !== 'take' ? rest : { ...rest, [property]: next });
        }}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}

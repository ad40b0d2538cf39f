import { Input, Select } from 'antd';
import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { runWords } from '../../messages/run.ts';
import { labelOf } from '../../shell/catalogue.ts';
import { type Knob, knobsOf, sampleValue, withValue } from './sample-of.ts';

interface SampleValuesProps {
  entity: string;
  fields: JsonObject;
  sample: JsonObject;
  onChange: (sample: JsonObject) => void;
}

/** The values of a sample that decide which way it takes, to be tried with others. */
export function SampleValues({ fields, sample, onChange }: SampleValuesProps) {
  const say = useWords(runWords);
  return (
    <fieldset className="test-values">
      <legend className="section-title">{say('values')}</legend>
      {knobsOf(fields).map((knob) => (
        <KnobControl
          key={knob.path}
          knob={knob}
          value={String(sampleValue(sample, knob.path) ?? '')}
          onChange={(value) => onChange(withValue(sample, knob.path, value))}
        />
      ))}
    </fieldset>
  );
}

interface KnobControlProps {
  knob: Knob;
  value: string;
  onChange: (value: string) => void;
}

function KnobControl({ knob: { path, field }, value, onChange }: KnobControlProps) {
  const say = useWords(runWords);
  const label = useLabel();
  const own = label(labelOf(field)) || path;
  const name = path.includes('.') ? say('firstLine', { name: own }) : own;
  const id = `sample-${path}`;
  return (
    <div>
      <label className="add-label" htmlFor={id}>
        {name}
      </label>
      {field.type === 'choice' ? (
        <Select
          id={id}
          value={value}
          options={Object.entries(isJsonObject(field.options) ? field.options : {}).map(([option, one]) => ({
            value: option,
            label: label(labelOf(one)) || option,
          }))}
          onChange={onChange}
        />
      ) : (
        <Input
          id={id}
          inputMode="decimal"
          maxLength={30}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  );
}

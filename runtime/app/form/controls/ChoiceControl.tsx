import { Select } from 'antd';
import type { FieldDefinitionOf } from '../../../../engine/definition/field.ts';
import { formWords } from '../../messages/areas/form.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';
import { useOptions } from './use-options.ts';

/** One of the options of a field; typing finds it by its words in either language. */
export function ChoiceControl(props: ControlProps) {
  const { field, value, label, isRequired, onValue } = props;
  const say = useWords(formWords);
  const options = useOptions((field.definition as FieldDefinitionOf<'choice'>).options, useLanguage());
  return (
    <Select
      {...inputProps(props)}
      aria-label={label}
      className="form-select"
      showSearch={{
        filterOption: (typed, option) => option?.search.includes(typed.trim().toLowerCase()) ?? false,
      }}
      options={options}
      value={(value as string | undefined) ?? null}
      onChange={(one: string | null) => onValue(one ?? undefined)}
      allowClear={!isRequired}
      placeholder={say('choose')}
      notFoundContent={say('noOption')}
    />
  );
}

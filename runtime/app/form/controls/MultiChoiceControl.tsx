import { Select } from 'antd';
import type { FieldDefinitionOf } from '../../../../engine/definition/field.ts';
import { formWords } from '../../messages/areas/form.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';
import { useOptions } from './use-options.ts';

/** Several of the options of a field. */
export function MultiChoiceControl(props: ControlProps) {
  const { field, value, label, onValue } = props;
  const say = useWords(formWords);
  const { options = {} } = field.definition as FieldDefinitionOf<'multi-choice'>;
  return (
    <Select
      {...inputProps(props)}
      mode="multiple"
      aria-label={label}
      className="form-select"
      showSearch={{
        filterOption: (typed, option) => option?.search.includes(typed.trim().toLowerCase()) ?? false,
      }}
      options={useOptions(options, useLanguage())}
      value={(value as string[] | undefined) ?? []}
      onChange={(chosen: string[]) => onValue(chosen.length > 0 ? chosen : undefined)}
      placeholder={say('choose')}
      notFoundContent={say('noOption')}
    />
  );
}

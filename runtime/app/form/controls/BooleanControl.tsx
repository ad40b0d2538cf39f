import { Switch } from 'antd';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ControlProps } from './control.ts';

/** Yes or no, with the word beside the switch: colour alone tells nobody. */
export function BooleanControl({ id, label, value, describedBy, onValue }: ControlProps) {
  const say = useWords(formWords);
  return (
    <span className="form-switch">
      <Switch
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        checked={value === true}
        onChange={(isOn) => onValue(isOn)}
      />
      <span aria-hidden="true">{say(value === true ? 'yes' : 'no')}</span>
    </span>
  );
}

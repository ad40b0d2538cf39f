import { InputNumber } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { wayWords } from '../../messages/ways.ts';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';

/** Above which amount a link from a mail asks to sign in first (approval.md F8); it needs the amount that it limits. */
export function LinkLimitField({ place, amount }: { place: PropertyPlace; amount: PropertyPlace }) {
  const say = useWords(wayWords);
  const { value, set } = useProperty<string>(place);
  const isNamed = useProperty<string>(amount).value !== undefined;
  return (
    <Property place={place} hint={say(isNamed ? 'linkLimitHint' : 'linkNeedsAmount')}>
      {(id) => (
        <InputNumber<string>
          id={id}
          stringMode
          className="whole-width"
          min="0"
          precision={2}
          disabled={!isNamed && value === undefined}
          placeholder={say('linkLimitNone')}
          value={value ?? null}
          onChange={(next) => set(next === null || next === '' ? undefined : plain(next))}
        />
      )}
    </Property>
  );
}

/** As definitions write amounts: without the noughts that only the control shows. */
function plain(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
}

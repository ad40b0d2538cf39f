import { Input } from 'antd';
import { linesOf } from '../../../../engine/record/values.ts';
import { useForm, useFormState } from '../form-context.ts';
import { spotOf } from '../model/spot.ts';
import type { ControlProps } from './control.ts';
import { inputProps } from './input-props.ts';
import { currencyOf, unitOf } from './unit-of.ts';
import { useTyped } from './use-typed.ts';

/** A number: right-aligned, exact, as people write it in either language. */
export function NumberControl(props: ControlProps) {
  const { props: typing } = useTyped(props);
  const { field, spot } = props;
  const { model } = useForm();
  const currency = currencyOf(field);
  const unit = useFormState(({ content: { values } }) => {
    const { lines, line } = spotOf(spot);
    const row = lines === undefined ? undefined : linesOf(values, lines).find((one) => one.id === line);
    return unitOf(model.ground, field, values, row);
  });
  return (
    <Input
      {...inputProps(props)}
      {...typing}
      className="form-number"
      inputMode="decimal"
      autoComplete="off"
      {...(currency && { prefix: <span className="form-unit">{currency}</span> })}
      {...(unit && {
        suffix: (
          <span className="form-unit" data-user-content="">
            {unit}
          </span>
        ),
      })}
    />
  );
}

import { linesOf } from '../../../engine/record/values.ts';
import { currencyOf, unitOf } from './controls/unit-of.ts';
import { useForm, useFormState } from './form-context.ts';
import { spotOf } from './model/spot.ts';
import { ReadValue } from './ReadValue.tsx';

/** The value at a spot of the form as people read it, with its unit. */
export function ReadSpot({ spot }: { spot: string }) {
  const { model } = useForm();
  const field = model.field(spot);
  const value = useFormState(() => model.value(spot));
  const unit = useFormState(({ content: { values } }) => {
    const { lines, line } = spotOf(spot);
    const row = lines === undefined ? undefined : linesOf(values, lines).find((one) => one.id === line);
    return currencyOf(field) || unitOf(model.ground, field, values, row);
  });
  return (
    <ReadValue field={field.definition} value={value} unit={unit} timeZone={model.session.tenant.timeZone} />
  );
}

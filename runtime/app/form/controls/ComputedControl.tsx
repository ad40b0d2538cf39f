import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import { useForm, useFormState } from '../form-context.ts';
import { ReadSpot } from '../ReadSpot.tsx';
import type { ControlProps } from './control.ts';

/** What the engine keeps: shown where it will stand, never typed. */
export function ComputedControl({ field, spot }: ControlProps) {
  const { model } = useForm();
  const isBlank = useFormState(() => model.value(spot) === undefined);
  const say = useWords(formWords);
  if (field.definition.type === 'auto-number' && isBlank)
    return <span className="form-note">{say('numberedOnSave')}</span>;
  return <ReadSpot spot={spot} />;
}

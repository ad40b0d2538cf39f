import type { Field, FieldProps } from '@rjsf/utils';
import { memo, useRef } from 'react';
import { textOf } from '../../../../engine/definition/common.ts';
import { isError } from '../../../../engine/issue.ts';
import { useLanguage } from '../../messages/use-words.ts';
import type { Control } from '../controls/control.ts';
import { fieldElementId, useForm, useFormState, useIssues } from '../form-context.ts';
import { ReadSpot } from '../ReadSpot.tsx';
import { readText } from '../values/read-text.ts';

/** A control as a field of the form library: rjsf holds its value, the model everything around it. */
export function formField(Control: Control): Field {
  const FormField = memo(function FormField({ name, formData, onChange, fieldPathId }: FieldProps) {
    const { model, id: formId, mustFill } = useForm();
    const language = useLanguage();
    const field = model.field(name);
    const flags = useFormState((state) => state.flags.get(name));
    const isEditable = useFormState(() => model.mayWrite(name)) && flags?.isReadOnly !== true;
    const typed = useFormState(
      ({ content }) => content.texts.get(name)?.text ?? content.waiting.get(name)?.text,
    );
    const isWaiting = useFormState(({ content }) => content.waiting.has(name));
    const issues = useIssues(name);
    // Pauses while typing belong to one step of undo.
    const hasBegun = useRef(false);
    const isDrawnByItself = field.columns !== undefined || field.computed;
    if (!isEditable && !isDrawnByItself) return <ReadSpot spot={name} />;

    const onText = (text: string, isDone: boolean) => {
      if (!isDone && readText(text, field.definition, model.readContext).state !== 'value') return;
      model.enter([{ key: name, text }], hasBegun.current ? 'join' : 'own');
      hasBegun.current = !isDone;
    };
    return (
      <Control
        id={fieldElementId(formId, name)}
        spot={name}
        field={field}
        label={textOf(field.definition.label, language)}
        value={field.computed ? model.value(name) : formData}
        typed={typed}
        isWaiting={isWaiting}
        isRequired={flags?.isRequired === true || mustFill.has(name)}
        isInvalid={issues.some(isError)}
        describedBy={`${fieldElementId(formId, name)}-notes`}
        onText={onText}
        onValue={(value) => onChange(value, fieldPathId.path, undefined, name)}
      />
    );
  });
  return FormField as unknown as Field;
}

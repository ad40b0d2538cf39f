import { QuestionCircleOutlined } from '@ant-design/icons';
import type { FieldTemplateProps } from '@rjsf/utils';
import { Tooltip } from 'antd';
import { textOf } from '../../../../engine/definition/common.ts';
import { formWords } from '../../messages/areas/form.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { fieldElementId, useForm, useFormState } from '../form-context.ts';
import { useFormerValue } from '../use-former-value.ts';
import { FieldNotes } from './FieldNotes.tsx';

/** A field with its label above and what is to be said about it below. */
export function FieldFrame({ fieldPathId, children }: FieldTemplateProps) {
  const name = String(fieldPathId.path.at(-1) ?? '');
  if (name === '') return children;
  return <NamedFrame name={name}>{children}</NamedFrame>;
}

function NamedFrame({ name, children }: { name: string; children: FieldTemplateProps['children'] }) {
  const { model, id: formId, mustFill } = useForm();
  const language = useLanguage();
  const say = useWords(formWords);
  const flags = useFormState((state) => state.flags.get(name));
  const isEditable = useFormState(() => model.mayWrite(name)) && flags?.isReadOnly !== true;
  const wasWords = useFormerValue(name);
  const { definition, columns } = model.field(name);
  const elementId = fieldElementId(formId, name);
  const help = textOf(definition.help, language);
  if (columns)
    return (
      <div className="form-field" id={elementId}>
        {children}
        <FieldNotes spot={name} id={`${elementId}-notes`} />
      </div>
    );
  const isRequired = isEditable && (flags?.isRequired === true || mustFill.has(name));
  return (
    <div
      className="form-field"
      data-editable={isEditable || undefined}
      data-changed={wasWords !== undefined || undefined}
    >
      <label className="form-label" htmlFor={isEditable ? elementId : undefined}>
        {textOf(definition.label, language)}
        {isRequired && (
          <span className="form-required" title={say('required')}>
            <span aria-hidden="true">*</span>
          </span>
        )}
        {help !== '' && (
          <Tooltip title={help}>
            <QuestionCircleOutlined className="form-help" aria-hidden="true" />
          </Tooltip>
        )}
      </label>
      <div className="form-value">{children}</div>
      {wasWords !== undefined && (
        <p className="form-was" data-user-content="">
          {wasWords}
        </p>
      )}
      <FieldNotes spot={name} id={`${elementId}-notes`} help={help} />
    </div>
  );
}

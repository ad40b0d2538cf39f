import RjsfForm, { type IChangeEvent } from '@rjsf/core/lib/components/Form.js';
import { type Ref, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useLanguage } from '../messages/use-words.ts';
import { controls } from './controls/index.ts';
import { DraftBar } from './draft/DraftBar.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { type FormContext, FormProvider } from './form-context.ts';
import type { RecordFormHandle, RecordFormReports } from './form-handle.ts';
import { headerInput, takeInput } from './header-input.ts';
import { engineValidator } from './layout/engine-validator.ts';
import { layOut } from './layout/lay-out.ts';
import { toSchemas } from './layout/to-schema.ts';
import { withheldFields } from './layout/withheld-fields.ts';
import { FieldFrame } from './theme/FieldFrame.tsx';
import { FormSections } from './theme/FormSections.tsx';
import { formField } from './theme/form-field.tsx';
import { useFocusSpot, useFormHandle } from './use-form-handle.ts';
import { type FormSubject, useFormModel } from './use-form-model.ts';
import { useIsPhone } from './use-is-phone.ts';
import { useOwnDraft } from './use-own-draft.ts';
import { useReports } from './use-reports.ts';
import './form.css';

export type { RecordFormHandle } from './form-handle.ts';

export interface RecordFormProps extends FormSubject, RecordFormReports {
  /** Fields that the task asks for, by path. */
  mustFill?: readonly string[] | undefined;
  ref?: Ref<RecordFormHandle>;
}

const fields = Object.fromEntries(
  Object.entries(controls).map(([type, control]) => [type, formField(control)]),
);

const templates = { ObjectFieldTemplate: FormSections, FieldTemplate: FieldFrame };

/** Lists and objects are what they are given as: nothing is filled in but by the engine. */
const defaults = { emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } } as const;

/** What the library finds wrong stands beside its field already, and in the summary. */
const shownByUs = () => {};

const nothingMore: readonly string[] = [];

/** A record of any entity, to be read or filled in: generated from the entity's description alone. */
export function RecordForm({ mustFill = nothingMore, ref, ...rest }: RecordFormProps) {
  const { model, keeper } = useFormModel(rest);
  const language = useLanguage();
  const id = useId();
  const isPhone = useIsPhone();
  const [shared] = useState(() => ({ focusers: new Map(), flushes: new Set<() => void>() }));
  const withheld = withheldFields(rest.description.entity, rest.record).join(' ');
  const sections = useMemo(
    () => layOut(rest.description, withheld === '' ? [] : withheld.split(' ')),
    [rest.description, withheld],
  );
  const form = useMemo<FormContext>(
    () => ({ model, id, isPhone, sections, mustFill: new Set(mustFill), ...shared }),
    [model, id, isPhone, sections, mustFill, shared],
  );
  const { schema, uiSchema } = useMemo(
    () => toSchemas(model.described.entity, sections, language),
    [model, sections, language],
  );
  const validator = useMemo(() => engineValidator(model, language), [model, language]);
  const input = useStore(
    model.state,
    useShallow((state) => headerInput(model, state.content.values)),
  );
  const library = useRef<RjsfForm>(null);
  const summary = useRef<{ focus(): void }>(null);
  const [showsSummary, setShowsSummary] = useState(false);
  const handle = useFormHandle(ref, {
    form,
    keeper,
    reports: rest,
    validate: () => library.current?.validateForm(),
    showSummary: () => setShowsSummary(true),
  });
  useEffect(() => {
    if (showsSummary) summary.current?.focus();
  }, [showsSummary]);
  useReports(model, rest, () => setShowsSummary(false));
  useOwnDraft(keeper, handle, rest.drafts);
  const focusSpot = useFocusSpot(form);

  return (
    <FormProvider value={form}>
      <div className="form" data-mode={rest.mode}>
        <ErrorSummary ref={summary} isShown={showsSummary} onGo={focusSpot} />
        {rest.mode === 'edit' && <DraftBar keeper={keeper} onResume={() => handle.restoreDraft()} />}
        <RjsfForm
          ref={library}
          tagName="div"
          idPrefix={id}
          schema={schema}
          uiSchema={uiSchema}
          validator={validator}
          formData={input}
          fields={fields}
          templates={templates}
          showErrorList={false}
          onError={shownByUs}
          noHtml5Validate
          experimental_defaultFormStateBehavior={defaults}
          experimental_componentUpdateStrategy="shallow"
          onChange={({ formData }: IChangeEvent, field) => {
            // Without a field it is the library's own tidying, which means nothing to us.
            if (field !== undefined) takeInput(model, formData ?? {}, field);
          }}
        >
          {/* Without a child the library would draw a button of its own. */}
          <span hidden />
        </RjsfForm>
      </div>
    </FormProvider>
  );
}

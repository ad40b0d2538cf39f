import { useEffect, useRef, useState } from 'react';
import type { Values } from '../../../engine/record/values.ts';
import type { EntityDescription, FormSession, RecordActions, RecordAnswer } from './contract.ts';
import { DraftKeeper } from './draft/draft-keeper.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { type FormApi, formApi } from './model/form-api.ts';
import { FormModel } from './model/form-model.ts';
import type { FormState } from './model/form-state.ts';
import { openRecord, openRights } from './model/open-record.ts';

export interface FormSubject {
  session: FormSession;
  description: EntityDescription;
  /** Absent: a new record. */
  record?: RecordAnswer | undefined;
  actions?: RecordActions | undefined;
  mode: FormState['mode'];
  /** Of a new record: values to begin with. */
  initial?: Values | undefined;
  /** Only tried: instead of the server's records, and no drafts are kept. */
  preview?: FormApi | undefined;
  /** Shows the old value beside each that differs. */
  marksChanges?: boolean | undefined;
  /** Where what is typed is kept; in this browser unless given. */
  drafts?: DraftStore | undefined;
}

/** The model behind a form, made once, and its drafts; both follow what the page loads anew. */
export function useFormModel(subject: FormSubject) {
  const { session, description, record, actions, mode, initial, preview, drafts, marksChanges } = subject;
  const [{ model, keeper }] = useState(() => {
    const made = new FormModel({
      session,
      description,
      record,
      actions,
      mode,
      initial,
      api: preview ?? formApi(description),
      marksChanges,
    });
    return { model: made, keeper: new DraftKeeper(made, drafts) };
  });
  useEffect(() => {
    if (record) openRecord(model, record);
  }, [model, record]);
  useEffect(() => openRights(model, actions), [model, actions]);
  useEffect(() => {
    const { content, mode: before } = model.state.getState();
    if (before !== mode) model.show(content, new Set(), { mode });
  }, [model, mode]);

  const isEditing = mode === 'edit';
  const isPreview = preview !== undefined;
  useEffect(() => {
    if (!isEditing || isPreview) return undefined;
    keeper.start();
    // Who would approve is told of a new record from the start; a stored one is asked about when it is changed.
    if (model.isNew) model.evaluation.schedule();
    return () => {
      keeper.stop();
      model.evaluation.stop();
    };
  }, [model, keeper, isEditing, isPreview]);
  return { model, keeper };
}

/** The newest of something that changes with every drawing, for whoever is called later. */
export function useLatest<T>(value: T) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}

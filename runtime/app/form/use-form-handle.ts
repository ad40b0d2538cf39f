import { type Ref, useCallback, useImperativeHandle, useMemo } from 'react';
import { type Issue, isError } from '../../../engine/issue.ts';
import type { DraftKeeper } from './draft/draft-keeper.ts';
import { type FormContext, fieldElementId } from './form-context.ts';
import type { RecordFormHandle, RecordFormReports } from './form-handle.ts';
import { byKey } from './model/issue-book.ts';
import { resetForm } from './model/open-record.ts';
import { meet, resolveConflict, type SaveOutcome, saveForm } from './model/save-form.ts';
import { keyOfPointer, spotOf } from './model/spot.ts';
import { useLatest } from './use-form-model.ts';

export interface FormParts {
  form: FormContext;
  keeper: DraftKeeper;
  reports: RecordFormReports;
  /** Lets the form library check what it holds. */
  validate: () => void;
  /** Shows the summary of what is wrong and goes there. */
  showSummary: () => void;
}

/** Moves the focus to a spot, whoever draws it. */
export function useFocusSpot({ id, focusers }: FormContext): (key: string) => void {
  return useCallback(
    (key) => {
      const { lines, field } = spotOf(key);
      const first = lines ?? field;
      const goTo = focusers.get(first);
      if (goTo) goTo(key);
      else {
        const element = document.getElementById(fieldElementId(id, first));
        element?.scrollIntoView({ block: 'center' });
        element?.focus();
      }
    },
    [id, focusers],
  );
}

/** What the page can ask of the form. */
export function useFormHandle(ref: Ref<RecordFormHandle> | undefined, parts: FormParts): RecordFormHandle {
  const latest = useLatest(parts);
  const { model } = parts.form;
  const focusSpot = useFocusSpot(parts.form);
  const handle = useMemo<RecordFormHandle>(() => {
    const ended = (outcome: SaveOutcome): SaveOutcome => {
      const { reports, showSummary } = latest.current;
      if (outcome.state === 'saved') reports.onSaved?.(outcome.record);
      if (outcome.state === 'conflict') reports.onConflict?.(outcome.conflict);
      if (outcome.state === 'invalid') showSummary();
      return outcome;
    };
    const commit = () => {
      for (const flush of latest.current.form.flushes) flush();
    };
    return {
      commit,
      async save() {
        commit();
        latest.current.validate();
        return ended(await saveForm(model));
      },
      isDirty: () => model.state.getState().isDirty,
      reset: () => resetForm(model),
      focusIssue: (path) => focusSpot(keyOfPointer(path, model.state.getState().content.values)),
      focusFirst() {
        const { form } = latest.current;
        // On a phone the keyboard would cover the form before anybody has seen it.
        if (form.isPhone) return;
        const elements = form.sections.flatMap((section) => section.elements);
        const first = elements.find(({ field, columns }) => columns || model.mayWrite(field));
        if (first) focusSpot(first.field);
      },
      showIssues(issues) {
        const { content } = model.state.getState();
        model.book.refuse(byKey(issues as Issue[], content.values));
        model.show(content, new Set(), { showsMissing: true });
        if (issues.some(isError)) latest.current.showSummary();
      },
      evaluate: () => model.evaluation.now(),
      async restoreDraft() {
        const { keeper, reports } = latest.current;
        const { record } = model;
        const draft = keeper.resume();
        if (!draft || !record || draft.revision === record.revision) return;
        const conflict = meet(model, record);
        if (conflict.conflicts.length > 0) reports.onConflict?.(conflict);
      },
      discardDraft: () => latest.current.keeper.discard(),
      async resolve(choices) {
        const current = latest.current.form.model.met;
        if (!current) return { state: 'unchanged' };
        return ended(await resolveConflict(model, current, choices));
      },
    };
  }, [model, latest, focusSpot]);
  useImperativeHandle(ref, () => handle, [handle]);
  return handle;
}

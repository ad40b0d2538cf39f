import type { RecordActions, RecordAnswer } from '../contract.ts';
import { contentOf } from './content.ts';
import type { FormModel } from './form-model.ts';
import { rightsOf } from './rights.ts';
import { meet } from './save-form.ts';
import { withServerFields } from './server-fields.ts';
import { valuesOfAnswer } from './values-of-answer.ts';

/**
 * Takes over a record that the page has loaded anew. What is typed stays on top of it; where both
 * changed the same, the next save will ask.
 */
export function openRecord(model: FormModel, record: RecordAnswer): void {
  const { revision, isDirty } = model.state.getState();
  model.own(record);
  if (record.revision === revision) {
    takeNews(model, record);
    return;
  }
  if (isDirty) {
    meet(model, record);
    return;
  }
  const values = valuesOfAnswer(model.described.entity, record, model.names);
  model.restart(contentOf(values), { id: record.id, revision: record.revision, base: values });
}

/** Of the revision that is known already only what the server calculates can be new. */
function takeNews(model: FormModel, record: RecordAnswer): void {
  const { content } = model.state.getState();
  const answer = valuesOfAnswer(model.described.entity, record, model.names);
  const values = withServerFields(model.described, content.values, answer);
  if (values !== content.values) model.show({ ...content, values }, new Set());
}

/** Takes over what may be done to the record now. */
export function openRights(model: FormModel, actions: RecordActions | undefined): void {
  const { content, id } = model.state.getState();
  model.show(content, new Set(), {
    rights: rightsOf(model.description, id === undefined ? undefined : actions),
  });
}

/** Back to what the server has. */
export function resetForm(model: FormModel): void {
  const { base, id } = model.state.getState();
  model.evaluation.stop();
  model.book.refuse(new Map());
  model.book.evaluate(new Map());
  const values = id === undefined ? model.begun({}) : base;
  model.restart(contentOf(values), { showsMissing: false, path: undefined });
}

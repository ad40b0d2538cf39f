import { linesOf } from '../../../engine/record/values.ts';
import { amendmentWords } from '../messages/areas/amendments.ts';
import { useWords } from '../messages/use-words.ts';
import { useForm, useFormState, useReader } from './form-context.ts';
import { isSame } from './model/changes.ts';
import type { FormModel } from './model/form-model.ts';
import { formatValue } from './values/format-value.ts';

/** The value that a field of the record had, in words, where a form marks what differs; undefined where nothing does. */
export function useFormerValue(name: string): string | undefined {
  const { model } = useForm();
  const say = useWords(amendmentWords);
  const reader = useReader();
  const { columns, definition } = model.field(name);
  const isMarked = model.marksChanges && columns === undefined;
  const base = useFormState((state) => state.base[name]);
  const differs = useFormState((state) => isMarked && !isSame(state.base[name], state.content.values[name]));
  if (!differs) return undefined;
  return say('was', { value: formatValue(definition, base, reader) || say('blank') });
}

/** The line that a line of the form was, where it marks what differs; null for a line that is new. */
export function formerLine(model: FormModel, lines: string, line: string) {
  if (!model.marksChanges) return undefined;
  return linesOf(model.state.getState().base, lines).find((row) => row.id === line) ?? null;
}

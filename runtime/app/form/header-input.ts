import type { Values } from '../../../engine/record/values.ts';
import { isSame } from './model/changes.ts';
import type { FormModel } from './model/form-model.ts';

/** What the form library holds: the fields of the record that people fill in, not its lines and not what is calculated. */
export function headerInput({ described }: FormModel, values: Values): Values {
  const input: Record<string, unknown> = {};
  for (const field of described.entity.fields.values())
    if (!field.columns && !field.computed && values[field.id] !== undefined)
      input[field.id] = values[field.id];
  return input;
}

/** Takes one field over from the form library; an empty list is a blank. */
export function takeInput(model: FormModel, input: Values, field: string): void {
  const given = input[field];
  const value = Array.isArray(given) && given.length === 0 ? undefined : given;
  const { content } = model.state.getState();
  const isOpen = content.texts.has(field) || content.waiting.has(field);
  if (isOpen || !isSame(value, model.value(field)))
    model.edit([{ kind: 'set', key: field, value }], 'own', field);
}

import { type Language, textOf } from '../../../engine/definition/common.ts';
import { linesOf } from '../../../engine/record/values.ts';
import { formWords } from '../messages/areas/form.ts';
import { fill } from '../messages/fill.ts';
import type { FormModel } from './model/form-model.ts';

/** How people call a spot: `数量`, `订单明细 第 37 行 · 数量`; '' for the record itself. */
export function labelOfSpot(model: FormModel, key: string, language: Language): string {
  const [first = '', line, column] = key.split('/');
  const field = model.described.entity.fields.get(first);
  const name = textOf(field?.definition.label, language);
  if (line === undefined) return name;
  const number =
    linesOf(model.state.getState().content.values, first).findIndex((row) => row.id === line) + 1;
  const where = fill(formWords[language].lineOf, { lines: name, number });
  const label = textOf(field?.columns?.get(column ?? '')?.definition.label, language);
  return label === '' ? where : `${where} · ${label}`;
}

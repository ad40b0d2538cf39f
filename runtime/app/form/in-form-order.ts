import { linesOf } from '../../../engine/record/values.ts';
import type { LaidSection } from './layout/lay-out.ts';
import type { FormModel } from './model/form-model.ts';

/** Keys of spots as people meet them going down the form; the record itself first. */
export function inFormOrder(
  keys: readonly string[],
  sections: readonly LaidSection[],
  model: Pick<FormModel, 'state'>,
): string[] {
  const { values } = model.state.getState().content;
  const elements = sections.flatMap((section) => section.elements);
  const fields = new Map(elements.map(({ field }, index) => [field, index]));
  const columns = new Map(
    elements.flatMap(({ field, columns: laid = [] }) =>
      laid.map((column, index) => [`${field}/${column.field}`, index] as const),
    ),
  );
  const lines = new Map(
    elements.flatMap(({ field, columns: laid }) =>
      laid ? linesOf(values, field).map((row, index) => [`${field}/${row.id}`, index] as const) : [],
    ),
  );
  const placeOf = (key: string) => {
    const [field = '', line, column] = key.split('/');
    if (key === '') return [-1];
    return [
      fields.get(field) ?? fields.size,
      line === undefined ? -1 : (lines.get(`${field}/${line}`) ?? lines.size),
      column === undefined ? -1 : (columns.get(`${field}/${column}`) ?? columns.size),
    ];
  };
  const places = new Map(keys.map((key) => [key, placeOf(key)]));
  return [...keys].sort((one, other) => compare(places.get(one) ?? [], places.get(other) ?? []));
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, place] of one.entries()) {
    const difference = place - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

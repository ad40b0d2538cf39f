import { isJsonObject } from '../../../../engine/json.ts';
import { formatValue } from '../../form/values/format-value.ts';
import type { GridModel } from '../grid-model.ts';
import { cellsIn } from '../grid-view.ts';

/** The texts of the selected cells, such that pasting them gives the same again. */
export function selectedTexts(grid: GridModel): string[][] {
  const range = grid.range();
  if (!range) return [];
  return cellsIn(grid.view, range).map((row) => row.map((cell) => cellText(grid, grid.key(cell))));
}

function cellText({ form, reader }: GridModel, key: string): string {
  const { texts, waiting } = form.state.getState().content;
  const open = texts.get(key)?.text ?? waiting.get(key)?.text;
  if (open !== undefined) return open;
  const field = form.field(key);
  const value = form.value(key);
  if (field.refersTo !== undefined && isJsonObject(value)) {
    const code = codeOf(form, field.refersTo, String(value.id));
    if (code !== undefined) return code;
  }
  return formatValue(field.definition, value, reader);
}

/** What names a record beyond doubt: a unique field that people search by, where this page knows it. */
function codeOf({ description, known }: GridModel['form'], entity: string, id: string): string | undefined {
  const related = description.related[entity];
  const unique = related?.search.find((one) => {
    const field = related.fields[one];
    return field?.type === 'text' && field.unique;
  });
  const code = unique === undefined ? undefined : known.row(entity, id)?.[unique];
  return typeof code === 'string' ? code : undefined;
}

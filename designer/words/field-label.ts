import type { Label } from '../../engine/issue.ts';
import { isJsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { fieldAt } from '../expression/names.ts';
import { ownNames } from '../messages/names.ts';

/** What a field or a column (`lines.amount`) of an entity is called. */
export function fieldLabel(sources: Sources, entity: string, path: string): Label | undefined {
  const [first = '', column] = path.split('.');
  const field =
    column === undefined ? fieldAt(sources, entity, first) : fieldAt(sources, `${entity}.${first}`, column);
  if (isJsonObject(field?.label)) return field.label as Label;
  return column === undefined ? ownNames[first] : undefined;
}

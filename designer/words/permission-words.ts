import { type Language, textOf } from '../../engine/definition/common.ts';
import type { JsonObject } from '../../engine/json.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { changeWords } from '../messages/changes.ts';
import { propertyName } from './names.ts';

/** What a role may do with an entity besides its transitions, in the order it is said. */
export const entityActions = ['read', 'create', 'update', 'delete', 'print', 'export'] as const;

/** "查看、修改（按条件）" */
export function permissionWords(permission: JsonObject, language: Language): string {
  const words = entityActions.flatMap((action) => {
    const rule = permission[action];
    if (rule === undefined || rule === false) return [];
    const right = textOf(propertyName(action), language);
    return [typeof rule === 'string' ? fill(changeWords[language].sometimes, { right }) : right];
  });
  return words.length === 0 ? changeWords[language].noRights : words.join(changeWords[language].list);
}

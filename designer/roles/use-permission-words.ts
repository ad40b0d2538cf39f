import { useCallback } from 'react';
import { isJsonObject } from '../../engine/json.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import { roleWords } from '../messages/role.ts';
import { permissionWords } from '../words/permission-words.ts';

/** Says in a line what a role may do with an entity. */
export function usePermissionWords(role: DefinitionRef): (entity: string) => string {
  const say = useWords(roleWords);
  const language = useLanguage();
  const sources = useSources();
  return useCallback(
    (entity) => {
      const permission = valueWithin(definitionAt(sources, role), ['permissions', entity]);
      return isJsonObject(permission) ? permissionWords(permission, language) : say('noRights');
    },
    [sources, role, language, say],
  );
}

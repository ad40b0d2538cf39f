import { useCallback } from 'react';
import type { Json } from '../../engine/json.ts';
import { useSession } from '../../runtime/app/api/session.ts';
import { useLanguage } from '../../runtime/app/messages/use-words.ts';
import { analyse } from '../draft/analysis.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { Names } from '../expression/names.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { entityOfDefinition } from './place-name.ts';
import { valueWords } from './value-words.ts';

/** Says values of a definition in the language of the page. */
export function useValueWords(ref: DefinitionRef): (path: readonly string[], value: Json) => string {
  const sources = useSources();
  const language = useLanguage();
  const { title } = useOrganisation();
  const { currency } = useSession().tenant;
  return useCallback(
    (path, value) => {
      const entity = entityOfDefinition(sources, ref, path);
      const names = new Names(analyse(sources), { kind: 'condition', module: ref.module, entity });
      return valueWords(path, value, { sources, ref, labels: { names, title, currency }, language });
    },
    [sources, ref, language, title, currency],
  );
}

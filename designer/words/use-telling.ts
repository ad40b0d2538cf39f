import { useMemo } from 'react';
import { useSession } from '../../runtime/app/api/session.ts';
import { useLanguage } from '../../runtime/app/messages/use-words.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import type { Telling } from './tell-changes.ts';

/** How changes are told to whoever is looking. */
export function useTelling(): Telling {
  const language = useLanguage();
  const { title } = useOrganisation();
  const { currency } = useSession().tenant;
  return useMemo(() => ({ language, currency, title }), [language, currency, title]);
}

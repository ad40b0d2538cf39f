import { useMemo } from 'react';
import { useSession } from '../api/session.ts';
import type { Reader } from '../form/values/format-value.ts';
import { useLanguage } from '../messages/use-words.ts';

/** For whom values are written out on this page. */
export function useReader(): Reader {
  const language = useLanguage();
  const { timeZone } = useSession().tenant;
  return useMemo(() => ({ language, timeZone }), [language, timeZone]);
}

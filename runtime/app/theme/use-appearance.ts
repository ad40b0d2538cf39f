import { useSyncExternalStore } from 'react';
import type { Appearance } from './palette.ts';
import { usePreferences } from './preferences.ts';

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function listen(changed: () => void): () => void {
  const query = systemIsDark();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Light or dark, as the person chose or the system says. */
export function useAppearance(): Appearance {
  const chosen = usePreferences((one) => one.appearance);
  const isDark = useSyncExternalStore(listen, () => systemIsDark().matches);
  if (chosen !== 'system') return chosen;
  return isDark ? 'dark' : 'light';
}

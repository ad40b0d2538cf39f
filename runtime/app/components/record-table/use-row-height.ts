import { usePreferences } from '../../theme/preferences.ts';

/** Height of a row, the same as `--row-height` of the style sheet. */
export function useRowHeight(): number {
  return usePreferences((one) => one.density) === 'compact' ? 30 : 40;
}

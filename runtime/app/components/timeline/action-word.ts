import { type TimelineWord, timelineWords } from '../../messages/areas/timeline.ts';

/**
 * The words for what was done: those of the request that it began, else those of the act alone.
 * Entries outlive the version that wrote them, so a purpose or an act may be unknown here; null for such an act.
 */
export function actionWord(entry: { action: string; purpose: string | null }): TimelineWord | null {
  const { action, purpose } = entry;
  return [`${action}-${purpose}`, action].find(isWord) ?? null;
}

export function isWord(id: string): id is TimelineWord {
  return Object.hasOwn(timelineWords.en, id);
}

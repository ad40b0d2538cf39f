import { useCallback } from 'react';
import type { Reference } from '../../../engine/record/values.ts';
import { type TimelineWord, timelineWords } from '../messages/areas/timeline.ts';
import { useWords } from '../messages/use-words.ts';

/** Names who did something: a person by their name, a part of the engine in words. */
export function usePersonName(): (by: Reference) => string {
  const say = useWords(timelineWords);
  return useCallback(({ id, title }) => (id in timelineWords.en ? say(id as TimelineWord) : title), [say]);
}

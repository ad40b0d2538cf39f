import { useCallback, useEffect, useState } from 'react';
import type { Label } from '../../engine/issue.ts';

type Match = (text: string, typed: string) => boolean;

let loaded: Match | undefined;
let loading: Promise<void> | undefined;

/** The sounds of Chinese words weigh more than the rest of the designer: they come when somebody types letters. */
function load(): Promise<void> {
  loading ??= import('pinyin-pro').then(({ match }) => {
    loaded = (text, typed) => match(text, typed, { precision: 'first', continuous: true }) !== null;
  });
  return loading;
}

/** Whether a label or id is meant by what was typed: its words, its code, its pinyin or their initials. */
export function matchesTyped(label: Label, id: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  const words = [label['zh-CN'] ?? '', label.en ?? '', id];
  if (words.some((one) => one.toLowerCase().includes(wanted))) return true;
  const isLetters = /^[a-z]+$/.test(wanted);
  return isLetters && loaded?.(label['zh-CN'] ?? '', wanted) === true;
}

export function usePinyinMatch(typed: string): (label: Label, id: string) => boolean {
  const [, setLoaded] = useState(loaded !== undefined);
  useEffect(() => {
    if (/[a-z]/i.test(typed) && !loaded) void load().then(() => setLoaded(true));
  }, [typed]);
  return useCallback((label, id) => matchesTyped(label, id, typed), [typed]);
}

/** Loads the sounds ahead, where letters are about to be typed. */
export function preparePinyin(): void {
  void load();
}

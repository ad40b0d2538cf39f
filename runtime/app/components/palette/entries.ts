import { addressOf, type ListedModule } from '../../api/modules.ts';
import type { RecentRecord } from '../../api/recent-records.ts';
import type { Say } from '../../messages/use-words.ts';
import type { useLabel, useNoun } from '../use-label.ts';
import { isNamedBy } from './pinyin-initials.ts';

/** One line of the palette. */
export interface PaletteEntry {
  key: string;
  group: 'acts' | 'pages' | 'records' | 'recent';
  text: string;
  /** What it is, in grey. */
  note: string;
  to: string;
  /** The text came from data, in whatever language that is. */
  isData?: true;
}

type PaletteWord = 'create' | 'home' | 'inbox';

/** Pages and new documents whose names are meant by what is typed; all of them for nothing typed. */
export function placeEntries(
  modules: readonly ListedModule[],
  typed: string,
  {
    say,
    label,
    noun,
  }: { say: Say<PaletteWord>; label: ReturnType<typeof useLabel>; noun: ReturnType<typeof useNoun> },
): PaletteEntry[] {
  const items = modules.flatMap((module) =>
    module.menu.map((item) => ({ item, module: label(module.label), name: label(item.label) })),
  );
  const pages: PaletteEntry[] = [
    { key: 'home', group: 'pages', text: say('home'), note: '', to: '/' },
    { key: 'inbox', group: 'pages', text: say('inbox'), note: '', to: '/inbox' },
    ...items.map(({ item, module, name }): PaletteEntry => {
      const to = addressOf(item);
      return { key: to, group: 'pages', text: name, note: module, to };
    }),
  ];
  const acts = items
    .filter(({ item }) => item.canCreate && item.entity !== null)
    .map(({ item, module }): PaletteEntry => {
      const to = `/new/${item.entity}`;
      const one = noun(item.recordLabel ?? item.label);
      return { key: to, group: 'acts', text: say('create', { label: one }), note: module, to };
    });
  return [...pages, ...acts].filter(({ text }) => isNamedBy(text, typed));
}

export function recentEntries(
  recent: readonly RecentRecord[],
  names: ReadonlyMap<string, string>,
): PaletteEntry[] {
  return recent.slice(0, 6).map(({ entity, id, title }) => ({
    key: `recent/${id}`,
    group: 'recent',
    text: title,
    note: names.get(entity) ?? '',
    to: `/record/${entity}/${id}`,
    isData: true,
  }));
}

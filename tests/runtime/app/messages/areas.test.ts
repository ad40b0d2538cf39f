import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('../../../../runtime/app/messages/areas/', import.meta.url);
const han = /\p{Script=Han}/u;

/** Words that are the name of a language in that language, and so the same in both. */
const namesOfLanguages = new Set(['switchLanguage', 'languageShort']);

interface Area {
  'zh-CN': Record<string, string>;
  en: Record<string, string>;
}

const areas = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const exported = Object.values(await import(new URL(file, folder).href));
    return { file, words: exported.find((one): one is Area => typeof one === 'object') as Area };
  }),
);

describe.each(areas)('the words of $file', ({ words }) => {
  const ids = Object.keys(words['zh-CN']);

  test('are there in both languages', () => {
    expect(Object.keys(words.en)).toEqual(ids);
    expect(ids.filter((id) => words['zh-CN'][id]?.trim() === '' || words.en[id]?.trim() === '')).toEqual([]);
  });

  test('fill in the same parameters', () => {
    const parameters = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

    for (const id of ids) expect(parameters(words.en[id]), id).toEqual(parameters(words['zh-CN'][id]));
  });

  test('do not mix languages', () => {
    const others = ids.filter((id) => !namesOfLanguages.has(id));

    expect(others.filter((id) => han.test(words.en[id] ?? ''))).toEqual([]);
  });
});

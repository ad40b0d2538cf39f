import { languages, textOf } from '../../../../engine/definition/common.ts';
import type { Label } from '../../../../engine/issue.ts';
import { comparable } from './plain-text.ts';

type Options = Readonly<Record<string, { label: Label }>>;

/** The option that was typed: its id or its label in any language, or what only one label begins with. */
export function readOption(text: string, options: Options): string | undefined {
  const wanted = comparable(text);
  const names = Object.entries(options).map(([id, { label }]) => ({ id, texts: namesOf(id, label) }));
  const exact = names.find(({ texts }) => texts.includes(wanted));
  if (exact) return exact.id;
  const begun = names.filter(({ texts }) => texts.some((one) => one.startsWith(wanted)));
  return begun.length === 1 ? begun[0]?.id : undefined;
}

/** Options whose name begins with what was typed, then those that contain it. */
export function optionsFor(text: string, options: Options): string[] {
  const wanted = comparable(text);
  const ids = Object.keys(options);
  if (wanted === '') return ids;
  const has = (id: string, test: (name: string) => boolean) =>
    namesOf(id, (options[id] as { label: Label }).label).some(test);
  const begun = ids.filter((id) => has(id, (name) => name.startsWith(wanted)));
  return [...begun, ...ids.filter((id) => !begun.includes(id) && has(id, (name) => name.includes(wanted)))];
}

function namesOf(id: string, label: Label): string[] {
  return [id, ...languages.map((language) => textOf(label, language))].map(comparable);
}

const truths: Readonly<Record<string, boolean>> = {
  是: true,
  有: true,
  对: true,
  yes: true,
  y: true,
  true: true,
  '1': true,
  '√': true,
  '✓': true,
  否: false,
  无: false,
  no: false,
  n: false,
  false: false,
  '0': false,
  '×': false,
};

export function readTruth(text: string): boolean | undefined {
  const wanted = comparable(text);
  return Object.hasOwn(truths, wanted) ? truths[wanted] : undefined;
}

import type { Change } from '../definition/layer.ts';
import { definitionKindNames } from '../definition/module.ts';
import { hashOf, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { formatTarget, type Sources, type Target } from './target.ts';

/**
 * The fewest changes that lead from one set of modules to an edited one:
 * `applyLayer(base, diffSources(base, edited))` equals `edited`, key order included.
 * Objects are compared key by key, lists as a whole.
 */
export function diffSources(base: Sources, edited: Sources): Change[] {
  const changes: Change[] = [];
  for (const module of Object.keys(base)) {
    const [before, after] = [base[module], edited[module]];
    if (!before || !after || before === after) continue;
    diffObject(before.module, after.module, { module, kind: 'module', id: module, path: [] }, changes);
    for (const kind of definitionKindNames) {
      if (before[kind] === after[kind]) continue;
      diffEntries(before[kind], after[kind], (id) => ({ module, kind, id, path: [] }), changes);
    }
  }
  return changes;
}

function diffObject(before: JsonObject, after: JsonObject, at: Target, changes: Change[]): void {
  if (before !== after) diffEntries(before, after, (key) => ({ ...at, path: [...at.path, key] }), changes);
}

function diffEntries(
  before: JsonObject,
  after: JsonObject,
  targetOf: (key: string) => Target,
  changes: Change[],
): void {
  for (const key of Object.keys(before))
    if (!Object.hasOwn(after, key))
      changes.push({ target: formatTarget(targetOf(key)), op: 'remove', base: hashOf(before[key]) });
  for (const [key, value] of Object.entries(after))
    if (Object.hasOwn(before, key)) diffValue(before[key] as Json, value, targetOf(key), changes);
  placeEntries(before, after, targetOf, changes);
}

function diffValue(before: Json, after: Json, at: Target, changes: Change[]): void {
  if (isJsonObject(before) && isJsonObject(after)) diffObject(before, after, at, changes);
  else if (hashOf(before) !== hashOf(after))
    changes.push({ target: formatTarget(at), op: 'set', value: after, base: hashOf(before) });
}

/** Adds what is new and moves what changed place, walking the edited order: each goes behind the one before it. */
function placeEntries(
  before: JsonObject,
  after: JsonObject,
  targetOf: (key: string) => Target,
  changes: Change[],
): void {
  const kept = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  const wanted = Object.keys(after);
  const staying = longestOrdered(
    wanted.filter((key) => Object.hasOwn(before, key)).map((key) => kept.indexOf(key)),
  );
  const stays = new Set([...staying].map((index) => kept[index]));
  const first = wanted.find((key) => stays.has(key));
  for (const [index, key] of wanted.entries()) {
    if (stays.has(key)) continue;
    const place =
      index > 0 ? { after: wanted[index - 1] as string } : first !== undefined ? { before: first } : {};
    const target = formatTarget(targetOf(key));
    if (Object.hasOwn(before, key)) changes.push({ target, op: 'move', ...place });
    else changes.push({ target, op: 'add', value: after[key] as Json, ...place });
  }
}

/** The longest rising subsequence: what need not move. */
function longestOrdered(sequence: readonly number[]): Set<number> {
  const best: number[][] = [];
  for (const [index, value] of sequence.entries()) {
    const before = best.slice(0, index).filter((one) => (one.at(-1) as number) < value);
    const longest = before.reduce((a, b) => (b.length > a.length ? b : a), [] as number[]);
    best.push([...longest, value]);
  }
  return new Set(best.reduce((a, b) => (b.length > a.length ? b : a), [] as number[]));
}

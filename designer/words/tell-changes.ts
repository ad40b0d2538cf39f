import { type Language, textOf } from '../../engine/definition/common.ts';
import type { Change } from '../../engine/definition/layer.ts';
import type { DefinitionKind } from '../../engine/definition/module.ts';
import { isJsonObject, type Json } from '../../engine/json.ts';
import { parseTarget, type Sources, type Target, valueAt } from '../../engine/layer/target.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { analyse } from '../draft/analysis.ts';
import { type DefinitionRef, definitionAt, refKey } from '../draft/definition-ref.ts';
import { Names } from '../expression/names.ts';
import { changeWords } from '../messages/changes.ts';
import { labelOf } from '../shell/catalogue.ts';
import { changedLines } from './changed-lines.ts';
import { defaultAt } from './defaults.ts';
import { entityOfDefinition, placeName } from './place-name.ts';
import { tellValue } from './tell-value.ts';
import type { ValueWording } from './value-words.ts';

/** One difference, as people would say it. */
export interface ToldChange {
  key: string;
  op: Change['op'];
  /** Keys within the definition, to go there. */
  path: readonly string[];
  /** From outside to inside: 初审 › 审批人. Empty: the definition itself. */
  place: string;
  before?: string;
  after?: string;
  /** Of a text: before and after are the lines that differ, not the whole. */
  isLines?: true;
}

/** What is different in one definition. */
export interface ToldDefinition {
  ref: DefinitionRef;
  name: string;
  changes: readonly ToldChange[];
}

/** What the words are made with besides the definitions. */
export interface Telling {
  language: Language;
  currency: string;
  title(shape: string, value: string): string | undefined;
}

interface Sides {
  before: Sources;
  after: Sources;
}

/** Texts longer than this are told by the lines that differ. */
const longText = 160;
const mostLines = 6;

/** Changes in words, by definition, in the order they were found. */
export function tellChanges(changes: readonly Change[], sides: Sides, telling: Telling): ToldDefinition[] {
  const told = new Map<string, { ref: DefinitionRef; name: string; changes: ToldChange[] }>();
  for (const change of changes.flatMap((one) => settingsOf(one, sides))) {
    const target = parseTarget(change.target);
    if (!target || target.kind === 'module') continue;
    const ref = { module: target.module, kind: target.kind as DefinitionKind, id: target.id };
    const definition = definitionAt(sides.after, ref) ?? definitionAt(sides.before, ref);
    const name = textOf(labelOf(definition), telling.language) || ref.id;
    const group = told.get(refKey(ref)) ?? { ref, name, changes: [] };
    group.changes.push(tellOne(change, target, sides, telling));
    told.set(refKey(ref), group);
  }
  return [...told.values()];
}

/** Objects of settings, whose parts are told one by one. */
const settings = new Set(['return', 'transfer', 'delegate', 'addSign', 'opinion', 'urge']);

/** A change of settings that came or went together as one change of each. */
function settingsOf(change: Change, { before, after }: Sides): Change[] {
  const target = parseTarget(change.target);
  const isWhole = target?.kind === 'workflow' && settings.has(target.path.at(-1) ?? '');
  if (!isWhole || change.op === 'move') return [change];
  const value = valueAt(change.op === 'remove' ? before : after, target);
  if (!isJsonObject(value)) return [change];
  return Object.keys(value).map((key): Change => ({ ...change, target: `${change.target}/${key}` }));
}

function tellOne(change: Change, target: Target, { before, after }: Sides, telling: Telling): ToldChange {
  const ref = { module: target.module, kind: target.kind as DefinitionKind, id: target.id };
  const was = valueAt(before, target) ?? defaultAt(before, target);
  const is = valueAt(after, target) ?? defaultAt(after, target);
  // What was never written had a value all the same.
  const op = change.op !== 'move' && was !== undefined && is !== undefined ? 'set' : change.op;
  const shown = op === 'remove' ? before : after;
  const place = placeName(shown, ref, target.path, telling.language).join(' › ');
  const told = { key: `${op} ${change.target}`, op, path: target.path, place };
  if (op === 'move') return { ...told, after: placeWords(change, target, after, telling) };
  if (isLong(was) || isLong(is)) return { ...told, ...linesWords(was, is, telling) };
  const words = (sources: Sources, value: Json | undefined) =>
    value === undefined
      ? undefined
      : tellValue(target.path, value, wordingOf(sources, ref, target.path, telling));
  const [old, now] = [words(before, was), words(after, is)];
  return { ...told, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
}

function wordingOf(
  sources: Sources,
  ref: DefinitionRef,
  path: readonly string[],
  { language, currency, title }: Telling,
): ValueWording {
  const entity = entityOfDefinition(sources, ref, path);
  const names = new Names(analyse(sources), { kind: 'condition', module: ref.module, entity });
  return { sources, ref, labels: { names, title, currency }, language };
}

function placeWords({ after }: Change, target: Target, sources: Sources, { language }: Telling): string {
  const words = changeWords[language];
  if (after === undefined) return words.placedFirst;
  const ref = { module: target.module, kind: target.kind as DefinitionKind, id: target.id };
  const name = placeName(sources, ref, [...target.path.slice(0, -1), after], language).at(-1) ?? after;
  return fill(words.placedAfter, { name });
}

function isLong(value: Json | undefined): value is string {
  return typeof value === 'string' && (value.length > longText || value.includes('\n'));
}

function linesWords(was: Json | undefined, is: Json | undefined, { language }: Telling) {
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '');
  const { removed, added } = changedLines(text(was), text(is));
  const joined = (lines: string[]) => {
    const more = lines.length - mostLines;
    const rest = more > 0 ? [fill(changeWords[language].moreLines, { count: more })] : [];
    return [...lines.slice(0, mostLines), ...rest].join('\n');
  };
  return {
    isLines: true as const,
    ...(removed.length > 0 && { before: joined(removed) }),
    ...(added.length > 0 && { after: joined(added) }),
  };
}

import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import type { Row } from '../expression/environment.ts';
import { type Issue, isError } from '../issue.ts';
import { computeRecord } from './compute-record.ts';
import { environmentOf, type Facts } from './facts.ts';
import { mergeRecord } from './merge-record.ts';
import { validateRecord } from './validate-record.ts';
import { type LineRow, linesOf, type Values } from './values.ts';
import type { WriteRights } from './write-rights.ts';

export interface Prepare {
  entity: CompiledEntity;
  /** What is stored; empty for a new record. */
  before: Values;
  input: unknown;
  isNew: boolean;
  own: Row;
  rights: WriteRights;
  newId: () => string;
}

export interface Prepared {
  values: Values;
  /** Everything wrong, warnings among it; paths `/lines/0/quantity`. */
  issues: Issue[];
}

/**
 * What a save would store, and everything wrong with it: merge, defaults, formulas, titles of
 * references, validation. The same code answers in the browser while a person types.
 * What it had to ask and was not told is in `facts.missing`; then the result is not final.
 */
export function prepareRecord(prepare: Prepare, facts: Facts): Prepared {
  const { entity, before, own, rights } = prepare;
  const merged = mergeRecord(entity, before, prepare.input, rights, prepare.newId);
  return finishRecord(entity, merged.values, facts, {
    before,
    isNew: prepare.isNew,
    own,
    issues: merged.issues,
  });
}

export interface Finish {
  before: Values;
  isNew: boolean;
  own: Row;
  issues?: readonly Issue[];
  again?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Computes and validates values that are merged already. */
export function finishRecord(entity: CompiledEntity, values: Values, facts: Facts, finish: Finish): Prepared {
  const { before, own } = finish;
  const computed = computeRecord(entity, values, facts, {
    fresh: freshPlaces(entity, values, before, finish.isNew),
    own,
    ...(finish.again && { again: finish.again }),
  });
  const titled = withTitles(entity, computed.values, facts);
  const issues = [
    ...(finish.issues ?? []),
    ...computed.issues,
    ...validateRecord(entity, titled, facts, { before, own }),
  ];
  return { values: titled, issues: oncePerPlace(issues) };
}

/**
 * What could not be parsed is also missing; people should read only the first of the two. The same of
 * a line that is wrong as a whole; what is wrong with the whole record hides nothing.
 */
function oncePerPlace(issues: readonly Issue[]): Issue[] {
  const isMissing = ({ code }: Issue) => code === 'field.required' || code === 'lines.too-few';
  const others = issues.filter((one) => !isMissing(one) && isError(one));
  const wrong = new Set(others.map((one) => one.path));
  const isWrong = (path: string) => {
    const around = path.slice(0, path.lastIndexOf('/'));
    return wrong.has(path) || (around !== '' && wrong.has(around));
  };
  return issues.filter((one) => !isMissing(one) || !isWrong(one.path));
}

function freshPlaces(entity: CompiledEntity, values: Values, before: Values, isNew: boolean): Set<string> {
  const places = new Set<string>(isNew ? [''] : []);
  for (const { id } of entity.lines) {
    const known = new Set(linesOf(before, id).map((row) => row.id));
    for (const row of linesOf(values, id)) if (!known.has(row.id)) places.add(row.id);
  }
  return places;
}

/** References carry the title of what they refer to, as of the last save. */
function withTitles(entity: CompiledEntity, values: Values, facts: Facts): Values {
  const environment = environmentOf(facts, entity.module, {});
  const titled = (references: readonly CompiledField[], row: Values): Values => {
    let result: Record<string, unknown> | undefined;
    for (const { id, refersTo } of references) {
      const reference = row[id] as Row | undefined;
      if (refersTo === undefined || reference === undefined) continue;
      const found = environment.lookup(refersTo, reference.id as string);
      if (!found || found.title === reference.title) continue;
      result ??= { ...row };
      result[id] = { id: reference.id, title: found.title };
    }
    return result ?? row;
  };
  let result = titled(referencesAmong(entity.fields), values);
  for (const { id, columns } of entity.lines) {
    const rows = linesOf(result, id);
    const references = columns ? referencesAmong(columns) : [];
    if (references.length > 0 && rows.length > 0)
      result = { ...result, [id]: rows.map((row) => titled(references, row) as LineRow) };
  }
  return result;
}

function referencesAmong(fields: ReadonlyMap<string, CompiledField>): CompiledField[] {
  return [...fields.values()].filter((field) => field.refersTo !== undefined);
}

/** What a store keeps: live fields are asked for anew each time. */
export function storedValues(entity: CompiledEntity, values: Values): Values {
  if (entity.liveFields.length === 0) return values;
  let stored = withoutLive(entity.fields, values);
  for (const { id, columns } of entity.lines)
    if (columns && linesOf(stored, id).length > 0)
      stored = { ...stored, [id]: linesOf(stored, id).map((row) => withoutLive(columns, row)) };
  return stored;
}

/** The same values where none of them is live, as none is that nobody calculated. */
function withoutLive(fields: ReadonlyMap<string, CompiledField>, values: Values): Values {
  const ids = Object.keys(values);
  const stored = ids.filter((id) => !fields.get(id)?.live);
  return stored.length === ids.length ? values : Object.fromEntries(stored.map((id) => [id, values[id]]));
}

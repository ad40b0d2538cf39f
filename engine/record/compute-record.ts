import type { CompiledEntity, CompiledField, ComputeStep } from '../compile/compiled.ts';
import { Decimal, decimalText, isDecimal } from '../decimal.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure, type Row, type Value } from '../expression/environment.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { type BalanceQuery, balanceKey, environmentOf, environmentOfRows, type Facts } from './facts.ts';
import { copyToFill, type LineRow, linesOf, type Values, withValue } from './values.ts';

/** A place whose defaults are wanted: `''` for a new record, a line id for a new line. */
export type Fresh = ReadonlySet<string>;

export interface ComputeOptions {
  /** Where blank fields take their default; everywhere else a blank was left on purpose. */
  fresh: Fresh;
  /** The record's own data that expressions may read: id, state, creation. */
  own?: Row;
  /** Defaults to take again because what they are made from has changed: by path and, for columns, line id. */
  again?: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Whether a step is taken at a place; absent: all are. A page takes those that an edit reaches,
   * and leaves alone what only the server can tell.
   */
  takes?: (field: CompiledField, values: Values, place: string) => boolean;
}

/** One computation under way. */
interface Run {
  entity: CompiledEntity;
  facts: Facts;
  options: ComputeOptions;
  issues: Issue[];
  /** Rows that this computation made: nobody else has them yet, so that their next fields are set in place. */
  made: WeakSet<Values>;
  /** What expressions see: the record as far as it is computed. */
  environment: Environment;
}

/**
 * Fills defaults and computes formulas and roll-ups in dependency order. Numbers are exact and each
 * computed field is rounded to its own places, half away from zero, so that a total is the sum of
 * the amounts that people see.
 */
export function computeRecord(
  entity: CompiledEntity,
  values: Values,
  facts: Facts,
  options: ComputeOptions,
): { values: Values; issues: Issue[] } {
  const record: Record<string, unknown> = { ...options.own, ...values };
  const environment = environmentOf(facts, entity.module, record);
  const run: Run = { entity, facts, options, issues: [], made: new WeakSet(), environment };
  let current = values;
  for (const { field, kind, lines } of entity.steps) {
    current =
      lines === undefined ? onRecord(run, field, kind, current) : onLines(run, field, kind, lines, current);
    const id = lines ?? field.id;
    record[id] = current[id];
  }
  return { values: current, issues: run.issues };
}

function onRecord(run: Run, field: CompiledField, kind: ComputeStep['kind'], values: Values): Values {
  if (!isTaken(run, field, kind, values, '')) return values;
  const place = { environment: run.environment, at: [field.id] };
  return withComputed(run, values, field.id, computed(run, field, values, place));
}

function onLines(
  run: Run,
  field: CompiledField,
  kind: ComputeStep['kind'],
  linesId: string,
  values: Values,
): Values {
  const rows = linesOf(values, linesId);
  if (rows.length === 0) return values;
  const { environment, eachRow } = environmentOfRows(run.environment);
  const done = rows.map((row, index): LineRow => {
    if (!isTaken(run, field, kind, row, row.id)) return row;
    eachRow.row = row;
    const place = { environment, at: [linesId, index, field.id] };
    return withComputed(run, row, field.id, computed(run, field, row, place));
  });
  return withComputed(run, values, linesId, done);
}

/** A record or row is copied once, however many of its fields are computed. */
function withComputed<V extends Values>({ made }: Run, values: V, id: string, value: unknown): V {
  if (Object.is(values[id], value)) return values;
  if (value === undefined) return withValue(values, id, value) as V;
  if (made.has(values)) {
    (values as Record<string, unknown>)[id] = value;
    return values;
  }
  const copy = copyToFill(values);
  copy[id] = value;
  made.add(copy);
  return copy as V;
}

function isTaken(
  { options }: Run,
  field: CompiledField,
  kind: ComputeStep['kind'],
  values: Values,
  place: string,
): boolean {
  if (kind === 'default' && !wantsDefault(field, values, place, options)) return false;
  return options.takes?.(field, values, place) ?? true;
}

function wantsDefault(field: CompiledField, values: Values, place: string, options: ComputeOptions): boolean {
  if (options.again?.get(field.path)?.has(place)) return true;
  return options.fresh.has(place) && values[field.id] === undefined;
}

interface Place {
  environment: Environment;
  /** The segments of its path, which is put together when there is an issue. */
  at: readonly (string | number)[];
}

function computed(run: Run, field: CompiledField, values: Values, { environment, at }: Place): unknown {
  const { definition } = field;
  if (definition.type === 'roll-up')
    return definition.of === undefined
      ? ledgerBalance(field, environment, run.facts)
      : rollUp(field, definition.of, definition.count ? undefined : definition.sum, values);
  const expression = field.formula ?? field.default;
  return expression && canonical(field, evaluate(expression, environment, at, run.issues));
}

function rollUp(field: CompiledField, linesId: string, column: string | undefined, values: Values): unknown {
  const rows = linesOf(values, linesId);
  if (column === undefined) return canonical(field, new Decimal(rows.length));
  const filled = rows.map((row) => row[column]).filter((one) => one !== undefined) as (string | number)[];
  return canonical(
    field,
    filled.reduce((total, one) => total.plus(one), new Decimal(0)),
  );
}

/** The balance as of now; blank while one of its dimensions is. */
function ledgerBalance(field: CompiledField, environment: Environment, facts: Facts): unknown {
  const { ledger = '', sum = '' } = field.definition as { ledger?: string; sum?: string };
  const where: Record<string, string> = {};
  for (const [dimension, expression] of Object.entries(field.where ?? {})) {
    const value = dimensionValue(evaluate(expression, environment, [], []));
    if (value === undefined) return undefined;
    where[dimension] = value;
  }
  const query: BalanceQuery = { ledger, measure: sum, where };
  const known = facts.balances.get(balanceKey(query));
  if (known === undefined) facts.missing.balances.set(balanceKey(query), query);
  return known === undefined ? undefined : canonical(field, new Decimal(known));
}

/** A record by its id, which one that is not saved yet has none of; a text as it is. */
function dimensionValue(value: Value): string | undefined {
  if (value === null || typeof value !== 'object') return value === null ? undefined : String(value);
  return (value as Row).id as string | undefined;
}

/** Evaluates; a failure is an issue at the field, whose value is then blank. */
function evaluate(
  expression: CompiledExpression,
  environment: Environment,
  at: readonly (string | number)[],
  issues: Issue[],
): Value {
  try {
    return expression.evaluate(environment);
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
    issues.push(issue('record.formula-failed', pointer(at), { reason: cause.reason }));
    return null;
  }
}

/** The canonical form of a computed value: rounded digits, a reference with its title, plain data. */
export function canonical(field: CompiledField, value: Value): unknown {
  if (value === null) return undefined;
  const { definition } = field;
  if (isDecimal(value)) {
    const wholeNumber =
      definition.type === 'integer' || ('result' in definition && definition.result === 'integer');
    if (wholeNumber) return value.toDecimalPlaces(0).toNumber();
    return decimalText(value, field.scale ?? ('scale' in definition ? definition.scale : undefined));
  }
  if (field.refersTo !== undefined && typeof value === 'object') {
    const { id, title } = value as Row;
    return title === undefined ? { id } : { id, title };
  }
  return value;
}

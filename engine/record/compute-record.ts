import type { CompiledEntity, CompiledField, ComputeStep } from '../compile/compiled.ts';
import { Decimal, decimalText, isDecimal } from '../decimal.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure, type Row, type Value } from '../expression/environment.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { type BalanceQuery, balanceKey, environmentOf, type Facts } from './facts.ts';
import { type LineRow, linesOf, type Values, withValue } from './values.ts';

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
  own: WeakSet<LineRow>;
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
  const run: Run = { entity, facts, options, issues: [], own: new WeakSet() };
  let current = values;
  for (const { field, kind, lines } of entity.steps)
    current =
      lines === undefined ? onRecord(run, field, kind, current) : onLines(run, field, kind, lines, current);
  return { values: current, issues: run.issues };
}

function onRecord(run: Run, field: CompiledField, kind: ComputeStep['kind'], values: Values): Values {
  if (!isTaken(run, field, kind, values, '')) return values;
  const environment = environmentOf(run.facts, run.entity.module, { ...run.options.own, ...values });
  return withValue(
    values,
    field.id,
    computed(run, field, values, { environment, path: pointer([field.id]) }),
  );
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
  const environment = environmentOf(run.facts, run.entity.module, { ...run.options.own, ...values });
  const done = rows.map((row, index): LineRow => {
    if (!isTaken(run, field, kind, row, row.id)) return row;
    const within: Environment = { ...environment, roots: { ...environment.roots, row } };
    const place = { environment: within, path: pointer([linesId, index, field.id]) };
    return withColumn(run, row, field.id, computed(run, field, row, place));
  });
  return { ...values, [linesId]: done };
}

/** A row is copied once, however many of its columns are computed. */
function withColumn({ own }: Run, row: LineRow, id: string, value: unknown): LineRow {
  if (Object.is(row[id], value)) return row;
  if (value === undefined || !own.has(row)) {
    const made = withValue(row, id, value) as LineRow;
    own.add(made);
    return made;
  }
  (row as Record<string, unknown>)[id] = value;
  return row;
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
  path: string;
}

function computed(run: Run, field: CompiledField, values: Values, { environment, path }: Place): unknown {
  const { definition } = field;
  if (definition.type === 'roll-up')
    return definition.of === undefined
      ? ledgerBalance(field, environment, run.facts)
      : rollUp(field, definition.of, definition.count ? undefined : definition.sum, values);
  const expression = field.formula ?? field.default;
  return expression && canonical(field, evaluate(expression, environment, path, run.issues));
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
    const value = dimensionValue(evaluate(expression, environment, '', []));
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
  path: string,
  issues: Issue[],
): Value {
  try {
    return expression.evaluate(environment);
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
    issues.push(issue('record.formula-failed', path, { reason: cause.reason }));
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

import type { CompiledEntity, Configuration } from '../compile/compiled.ts';
import type { Environment, Row } from '../expression/environment.ts';
import type { Organisation } from './organisation.ts';
import type { RecordData, Values } from './values.ts';

/** What a ledger is asked for: the sum of one measure over the balances with these dimensions. */
export interface BalanceQuery {
  ledger: string;
  measure: string;
  where: Readonly<Record<string, string>>;
}

export function balanceKey({ ledger, measure, where }: BalanceQuery): string {
  const dimensions = Object.keys(where).sort();
  return JSON.stringify([ledger, measure, ...dimensions.map((name) => [name, where[name]])]);
}

/**
 * What the engine is told about the world while it prepares one record. Whoever does the I/O
 * fills `records` and `balances`; what was asked for and is not there yet is noted in `missing`,
 * so that it can be loaded and the work done again.
 */
export interface Facts {
  configuration: Configuration;
  now: string;
  today: string;
  /** The acting person. */
  user: Row;
  organisation: Organisation;
  /** Settings rows by setting entity. */
  settings: ReadonlyMap<string, Row>;
  /** Referenced records by `entity/id`; null is known not to exist. */
  records: Map<string, Row | null>;
  /** Balances by `balanceKey`. */
  balances: Map<string, string>;
  missing: Missing;
}

export interface Missing {
  records: Set<string>;
  balances: Map<string, BalanceQuery>;
}

export function nothingMissing(): Missing {
  return { records: new Set(), balances: new Map() };
}

/** A record as expressions and references see it: its fields with its own data among them. */
export function rowOf(entity: CompiledEntity, record: RecordData): Row {
  const { values, id, state, createdAt, createdBy, updatedAt, updatedBy } = record;
  return { ...values, id, state, createdAt, createdBy, updatedAt, updatedBy, title: titleOf(entity, values) };
}

/** The name by which people know a record. */
export function titleOf(entity: CompiledEntity, values: Values): string {
  const title = values[entity.definition.title];
  if (typeof title === 'string') return title;
  return typeof title === 'object' && title !== null && 'title' in title
    ? String(title.title)
    : String(title ?? '');
}

/** The environment of expressions of this module's entity over a record, and a line of it. */
export function environmentOf(
  facts: Facts,
  module: string,
  record: Row,
  row?: Row,
  more: Readonly<Record<string, unknown>> = {},
): Environment {
  const settings = facts.configuration.settings.get(module);
  return {
    roots: {
      record,
      row,
      user: facts.user,
      settings: settings === undefined ? undefined : facts.settings.get(settings),
      ...more,
    },
    lookup: (shape, id) => lookup(facts, shape, id),
    today: facts.today,
    now: facts.now,
  };
}

/**
 * An environment for the rows of a record, one after another: whoever evaluates puts each into
 * `eachRow` before, so that a thousand lines need one environment.
 */
export function environmentOfRows(environment: Environment): {
  environment: Environment;
  eachRow: { row?: Row };
} {
  const roots: Record<string, unknown> & { row?: Row } = { ...environment.roots };
  return { environment: { ...environment, roots }, eachRow: roots };
}

function lookup(facts: Facts, shape: string, id: string): Row | null {
  if (shape === 'user') return facts.organisation.userRow(id);
  if (shape === 'department') return facts.organisation.departmentRow(id);
  const key = `${shape}/${id}`;
  const found = facts.records.get(key);
  if (found !== undefined) return found;
  facts.missing.records.add(key);
  return null;
}

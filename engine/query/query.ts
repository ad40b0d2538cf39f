import type { Environment, Row, Value } from '../expression/environment.ts';
import type { Comparison } from '../expression/operators.ts';
import type { ValueType } from '../expression/value-type.ts';

/**
 * A condition over stored records, in the terms of a database and of none in particular: fields are
 * compared with constants, negation has its three values still. Made by `planQuery`, put into the
 * words of the database by `runtime/server/query`.
 */
export type Query =
  | { kind: 'constant'; value: Constant }
  | { kind: 'all' | 'any'; of: readonly [Query, Query] }
  | { kind: 'not'; of: Query }
  | { kind: 'choose'; test: Query; yes: Query; no: Query }
  | { kind: 'compare'; operator: Comparison; field: QueryField; value: Constant }
  | { kind: 'compare-fields'; operator: Comparison; left: QueryField; right: QueryField }
  /** The field is one of a list of constants. */
  | { kind: 'one-of'; field: QueryField; list: Constant }
  /** A field of several values has this one among them. */
  | { kind: 'has'; field: QueryField; value: Constant }
  | { kind: 'empty'; field: QueryField }
  | { kind: 'text'; test: TextTest; field: QueryField; part: Constant }
  /** `exists` or `all` over the lines of a record. */
  | { kind: 'lines'; macro: 'exists' | 'all'; lines: string; holds: Query }
  /** A condition that is asked of the person or department standing in a field. */
  | { kind: 'person'; of: 'user' | 'department'; field: QueryField; test: PersonTest };

/** What reads nothing of the records that are asked about: evaluated once, when the query is made. */
export type Constant = (environment: Environment) => Value;

export type TextTest = 'startsWith' | 'contains' | 'endsWith';

/** The condition with this person, or nobody, in the field. */
export type PersonTest = (environment: Environment, reference: Row | undefined) => Value;

/** A stored field. */
export interface QueryField {
  /** `total`, `lines.product`, own data (`id`, `state`, `createdBy`); inside a line the column alone. */
  path: string;
  /** Of a reference its id or its title, which are stored apart; of anything else its value. */
  half: 'value' | 'id' | 'title';
  /** The type of one value. */
  type: ValueType;
  /** Holds several values: options of a multi-choice, files; a column of all lines; the lines themselves. */
  many?: 'options' | 'column' | 'lines';
  /** Stands in a line that is asked about, not in the record. */
  inLine?: true;
}

/** Why a part of an expression is no query. */
export type NotAQuery =
  /** Something of a record that is referred to, other than its id and title. */
  | 'through-reference'
  /** Depends on a ledger balance as of now. */
  | 'live'
  /** Calculated from fields: arithmetic, a function, a value that is never stored. */
  | 'calculated'
  /** Several fields in a place where one and a constant are wanted. */
  | 'several-fields'
  /** The record in a condition on its lines, or lists in other ways than these. */
  | 'lists'
  /** Larger than a database should be asked. */
  | 'too-large';

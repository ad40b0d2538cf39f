import type { ValueType } from './value-type.ts';

/** Where a bare name of an expression is found at run time: a root row, or one field of it. */
export interface Binding {
  root: string;
  /** Absent when the name is the root itself (`user`, `settings`, `parent`). */
  field?: string;
  type: ValueType;
}

/** What an expression may name. Built by the compiler for each place where an expression stands. */
export interface Scope {
  name(name: string): Binding | undefined;
  /** The type of a field of a shape (an entity, an entity's lines, a root). */
  member(shape: string, field: string): ValueType | undefined;
  /** Names for suggestions and completion. */
  names(): string[];
}

/** One thing that an expression reads: a root, and the way from it through references and lines. */
export interface Read {
  root: string;
  path: string[];
}

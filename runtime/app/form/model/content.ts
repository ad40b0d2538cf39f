import type { Issue } from '../../../../engine/issue.ts';
import type { Values } from '../../../../engine/record/values.ts';

/** A look-up under way: what was typed, and which question it is the answer to. */
export interface Waiting {
  text: string;
  token: number;
}

/** A text that was typed and could not be taken, with what is wrong with it. */
export interface Typed {
  text: string;
  issues: readonly Issue[];
}

/** What a person has made of a record so far: the part of a form that undo, drafts and saves are about. */
export interface Content {
  values: Values;
  /** What was typed and not understood, by key; it is never thrown away. */
  texts: ReadonlyMap<string, Typed>;
  waiting: ReadonlyMap<string, Waiting>;
  /** Keys that a person typed into. */
  touched: ReadonlySet<string>;
}

export function contentOf(values: Values): Content {
  return { values, texts: new Map(), waiting: new Map(), touched: new Set() };
}

import type { FieldTypeName } from '../../../../engine/definition/field.ts';
import type { IssueCode } from '../../../../engine/issue.ts';

/** A field with options of its definition, and inputs with what becomes of each: the canonical value, or the codes of its issues. */
export interface Table {
  options?: object;
  good: [unknown, unknown][];
  bad: [unknown, ...IssueCode[]][];
}

export type Tables<T extends FieldTypeName> = Record<T, Table>;

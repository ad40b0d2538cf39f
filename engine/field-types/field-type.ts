import type { FieldDefinitionOf, FieldTypeName } from '../definition/field.ts';
import type { ValueType } from '../expression/value-type.ts';
import type { IssueCode, IssueParams } from '../issue.ts';

/** A JSON Schema (2020-12) as plain data. */
export type JsonSchema = Record<string, unknown>;

export type Report = (code: IssueCode, params?: IssueParams) => void;

/**
 * One field type: what its values are. The look of it is a control of the web app, the way it is
 * stored a codec of the store; both are tables over the same names.
 */
export interface FieldType<T extends FieldTypeName> {
  /** The type of its values in expressions; `shape` is the entity (or lines) that the field belongs to. */
  valueType(field: FieldDefinitionOf<T>, shape: string, fieldId: string): ValueType;
  /**
   * A value from outside in its canonical, JSON-safe form; `null` for blank. What is wrong goes to
   * `report`, and the result is then undefined.
   */
  parse(input: unknown, field: FieldDefinitionOf<T>, report: Report): unknown;
  /** JSON Schema of the canonical value as the API gives it, blanks aside. */
  schema(field: FieldDefinitionOf<T>): JsonSchema;
  /** Never written by people: kept by the engine. */
  computed?: true;
}

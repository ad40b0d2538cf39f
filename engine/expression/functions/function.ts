import type { Environment, Value } from '../environment.ts';
import type { ValueType } from '../value-type.ts';

/** One function of the language. `apply` is total and pure; it may throw only an ExpressionFailure. */
export interface ExpressionFunction {
  /** Types of the arguments; `unknown` takes anything. */
  parameters: readonly ValueType[];
  /** How many of them may be left out at the end. */
  optional?: number;
  /** May the last parameter repeat? */
  repeats?: true;
  /** Its arguments stand for one another: they must be of one type, and of one currency. */
  alike?: true;
  /** The type of the result, from the types of the arguments given. */
  result(given: readonly ValueType[]): ValueType;
  /** Its time grows with every character of its first argument, which is then paid for. */
  readsCharacters?: true;
  /** An empty argument makes the result empty, unless the function asks about emptiness itself. */
  takesEmpty?: true;
  apply(args: readonly Value[], environment: Environment): Value;
}

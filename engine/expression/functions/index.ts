import { dateFunctions } from './dates.ts';
import { emptinessFunctions } from './emptiness.ts';
import type { ExpressionFunction } from './function.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './texts.ts';

/** Every function of the language, by name; a Map, so that `constructor` names nothing. */
export const expressionFunctions: ReadonlyMap<string, ExpressionFunction> = new Map<
  string,
  ExpressionFunction
>(
  Object.entries({
    ...emptinessFunctions,
    ...numberFunctions,
    ...listFunctions,
    ...textFunctions,
    ...dateFunctions,
  }),
);

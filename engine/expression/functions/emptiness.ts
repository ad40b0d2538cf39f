import { isEmpty } from '../operators.ts';
import { boolean, eitherOf, unknown } from '../value-type.ts';
import type { ExpressionFunction } from './function.ts';

/** The only tests that are true on empty values (approval.md G1), and the way to put something in their place. */
export const emptinessFunctions = {
  isEmpty: {
    parameters: [unknown],
    result: () => boolean,
    takesEmpty: true,
    apply: ([value]) => isEmpty(value ?? null),
  },
  notEmpty: {
    parameters: [unknown],
    result: () => boolean,
    takesEmpty: true,
    apply: ([value]) => !isEmpty(value ?? null),
  },
  orElse: {
    parameters: [unknown, unknown],
    alike: true,
    result: ([value, instead]) => (value && instead && eitherOf(value, instead)) ?? unknown,
    takesEmpty: true,
    apply: ([value, instead]) => (isEmpty(value ?? null) ? (instead ?? null) : (value ?? null)),
  },
} satisfies Record<string, ExpressionFunction>;

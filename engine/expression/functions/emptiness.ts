import { isEmpty } from '../operators.ts';
import { boolean, unknown } from '../value-type.ts';
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
    result: (given) => (given[0]?.kind === 'empty' ? given[1] : given[0]) ?? unknown,
    takesEmpty: true,
    apply: ([value, instead]) => (isEmpty(value ?? null) ? (instead ?? null) : (value ?? null)),
  },
} satisfies Record<string, ExpressionFunction>;

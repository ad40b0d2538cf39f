import type { Assignees } from '../definition/assignees.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import type { Scope } from '../expression/scope.ts';
import { unknown, type ValueType } from '../expression/value-type.ts';
import type { CompileContext, Segments } from './context.ts';

/** Compiles the expressions that name people, by their source; each yields a user or a list of users (approval.md A6). */
export function compilePeople(
  context: CompileContext,
  { from }: Pick<Assignees, 'from'>,
  scope: Scope,
  at: Segments,
): Record<string, CompiledExpression> {
  const compiled: Record<string, CompiledExpression> = {};
  for (const [index, source] of from.entries()) {
    if (!('expression' in source)) continue;
    const where = [...at, index, 'expression'];
    const one = context.expression(source.expression, scope, unknown, where);
    if (one && !isPeople(one.type))
      context.report('expression.wrong-type', where, { wanted: 'user', given: one.type.kind });
    if (one) compiled[source.expression] = one;
  }
  return compiled;
}

/** Whether a value is a user or a list of users. */
export function isPeople(type: ValueType): boolean {
  if (type.kind === 'list') return isPeople(type.of);
  return type.kind === 'record' && type.shape === 'user';
}

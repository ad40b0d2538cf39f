import type { Decision } from '../definition/decision.ts';
import { boolean } from '../expression/value-type.ts';
import type { CompiledDecision } from './compiled-workflow.ts';
import type { CompileContext, Segments } from './context.ts';
import { ruleOf } from './decision-rules.ts';

/** Compiles who must agree: the rule that is written, or that a preset stands for (approval.md M1). */
export function compileDecision(
  context: CompileContext,
  module: string,
  decision: Decision,
  at: Segments,
): CompiledDecision {
  const rule = ruleOf(decision);
  const scope = context.scopes(module).counts();
  const never = (source: string) => ({
    source,
    tree: { kind: 'literal' as const, value: false, at: 0 },
    type: boolean,
    reads: [],
    evaluate: () => false,
    partOf: () => ({ type: boolean, run: () => false }),
  });
  return {
    passWhen: context.expression(rule.passWhen, scope, boolean, [...at, 'passWhen']) ?? never(rule.passWhen),
    rejectWhen:
      context.expression(rule.rejectWhen, scope, boolean, [...at, 'rejectWhen']) ?? never(rule.rejectWhen),
    early: rule.early,
    order: rule.order,
    ...(typeof decision === 'object' && 'groups' in decision && { minimums: decision.groups }),
  };
}

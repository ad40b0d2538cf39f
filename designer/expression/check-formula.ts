import { compileExpression } from '../../engine/expression/compile-expression.ts';
import type { Scope } from '../../engine/expression/scope.ts';
import type { ValueType } from '../../engine/expression/value-type.ts';
import type { Issue } from '../../engine/issue.ts';

/** One thing wrong with a formula, and the characters that it is about. */
export interface FormulaMistake {
  from: number;
  to: number;
  issue: Issue;
}

/** Everything wrong with a formula as it is written, by the engine's own compiler. */
export function mistakesIn(source: string, scope: Scope, wanted: ValueType): FormulaMistake[] {
  const compiled = compileExpression(source, scope, wanted, '');
  if (!Array.isArray(compiled)) return [];
  return compiled.map((issue) => {
    const at = typeof issue.params.at === 'number' ? issue.params.at : 0;
    const from = Math.min(at, Math.max(0, source.length - 1));
    return { from, to: Math.max(from + 1, endOfWord(source, from)), issue };
  });
}

function endOfWord(source: string, from: number): number {
  const rest = source.slice(from);
  const word = /^(?:[\w.]+|"[^"]*"?|\S)/.exec(rest)?.[0] ?? '';
  return from + word.length;
}

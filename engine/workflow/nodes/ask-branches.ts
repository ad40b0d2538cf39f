import type { CompiledBranch } from '../../compile/compiled-workflow.ts';
import type { Token } from '../instance.ts';
import type { Run } from '../run.ts';

/** What the conditions of branches come to now: which are true, and the blank fields that others hang on (approval.md G1, G3). */
export function askBranches(
  run: Run,
  branches: readonly CompiledBranch[],
  token: Token,
): { isTrue: (branch: CompiledBranch) => boolean; unknown: string[] } {
  const environment = run.environment(token);
  const truths = new Map(branches.map((one) => [one.id, one.when?.evaluate(environment)]));
  const unknown = branches.filter((one) => truths.get(one.id) === null).flatMap(fieldsOf);
  return { isTrue: ({ id }) => truths.get(id) === true, unknown: [...new Set(unknown)] };
}

/** The fields of the record that a branch's condition reads. */
export function fieldsOf(branch: CompiledBranch): string[] {
  return (branch.when?.reads ?? [])
    .filter((read) => read.root === 'record')
    .map((read) => read.path.join('.'));
}

import { type Issue, isError } from '../../../engine/issue.ts';

/** Input with errors; thrown so that the act is undone as a whole. */
export class Invalid extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(JSON.stringify(issues));
    this.issues = issues;
  }
}

export function assertNoErrors(issues: readonly Issue[]): void {
  if (issues.some(isError)) throw new Invalid(issues);
}

import type { Issue } from '../../../engine/issue.ts';

/** Data that is wrong, on its way to the caller: every issue at once, answered with 422 (or 400 for the shape of a request, 413 for its size). */
export class Invalid extends Error {
  readonly issues: readonly Issue[];
  readonly status: 400 | 413 | 422;

  constructor(issues: readonly Issue[], status: 400 | 413 | 422 = 422) {
    super(issues.map((one) => `${one.code} ${one.path}`).join(', '));
    this.name = 'Invalid';
    this.issues = issues;
    this.status = status;
  }
}

import type { Issue } from '../../../engine/issue.ts';

/** What the server says when it does not do what was asked (RFC 9457 with our code and issues). */
export interface ProblemBody {
  title: string;
  status: number;
  code: string;
  issues: (Issue & { message: string })[];
  requestId: string;
  /** Of a conflict: the record as it is now, and the fields that both sides changed. */
  current?: Record<string, unknown>;
  conflicts?: { path: string; before: unknown; theirs: unknown; yours: unknown }[];
}

/** Thrown by every call that the server refused, or that never reached it. */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title);
    this.name = 'Problem';
    this.body = body;
  }

  get code(): string {
    return this.body.code;
  }

  get isOffline(): boolean {
    return this.body.status === 0;
  }
}

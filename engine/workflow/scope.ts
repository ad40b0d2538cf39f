import type { Token } from './instance.ts';

/** One passing of a fork: its branches, each with a token of its own, until all of them have ended (B6). */
export interface Scope {
  id: string;
  fork: string;
  /** The token that came in and goes on behind the join; with the scope that it belongs to itself. */
  token: Token;
  state: 'open' | 'joined' | 'cancelled';
  branches: readonly ScopeBranch[];
}

export interface ScopeBranch {
  id: string;
  /** The token that runs it, or ran it. */
  token: string;
  result: 'running' | 'passed' | 'rejected' | 'ended';
}

import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

/** Refusals that asking again does not change. */
function isFinal(cause: unknown): boolean {
  return cause instanceof Problem && !cause.isOffline && cause.body.status < 500;
}

/** What the pages know of the server; hints make it ask again, so nothing is asked twice for looking twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        networkMode: 'always',
        retry: (count, cause) => !isFinal(cause) && count < 2,
        retryDelay: (count) => 400 * 2 ** count,
      },
      // A command that cannot be sent is told at once; what was typed stays where it is.
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

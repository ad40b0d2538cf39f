import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { Invalid } from '../operations/invalid.ts';
import { ServiceFailure } from '../services/service.ts';

/** What an administrator is told of something that an approval wanted done; undefined for what is no failure of that. */
export function failureOf(cause: unknown): Pick<Command, 'error' | 'final'> | undefined {
  if (cause instanceof ServiceFailure)
    return { error: cause.message, ...(cause.final && { final: true as const }) };
  if (cause instanceof Invalid)
    return { error: cause.issues.map((one) => `${one.code} ${one.path}`).join(', '), final: true };
  if (cause instanceof Refusal && cause.code !== 'server.overloaded')
    return { error: cause.code, final: true };
  return undefined;
}

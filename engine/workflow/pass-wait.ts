import type { Command } from './command.ts';
import type { Instance } from './instance.ts';
import { openChildren, openWaits, type Wait } from './wait.ts';

/** What ends first of what is waited for, as far as it is foreseen (approval.md L3). */
export function nextWait(instance: Instance): Wait | undefined {
  const endOf = (wait: Wait) => (wait.kind === 'delay' ? wait.until : '');
  return openWaits(instance).sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1))[0];
}

/** The command that ends a wait as everybody hopes. */
export function passing(wait: Wait): Omit<Command, 'commandId'> {
  if (wait.kind === 'subprocess')
    return {
      verb: 'child-ended',
      actor: { id: 'system:rule' },
      wait: wait.id,
      child: openChildren(wait)[0]?.id ?? '',
      outcome: 'approved',
    };
  if (wait.kind === 'service')
    return {
      verb: 'service-done',
      actor: { id: 'system:service' },
      wait: wait.id,
      attempt: wait.attempt,
    };
  const timer = { visit: wait.id, generation: wait.generation, kind: 'delay' as const };
  return { verb: 'fire-timer', actor: { id: 'system:timer' }, timer };
}

import { Refusal } from '../../refusal.ts';
import type { PersonSnapshot } from '../instance.ts';
import { type Run, snapshotOf } from '../run.ts';
import { requireOpinion } from './held-slot.ts';

/** Refuses whoever is no administrator (approval.md K12). */
export function requireAdministrator({ command }: Run): void {
  if (!command.actor.isAdministrator) throw new Refusal('permission.denied', { action: command.verb });
}

/** Who does it, as of now. */
export function actorOf({ command, facts: { facts } }: Run): PersonSnapshot {
  const { id } = command.actor;
  const person = facts.organisation.person(id);
  return person ? snapshotOf(person, facts) : { id, name: id };
}

/** The reason that must be given. */
export function requireReason(run: Run): string {
  return requireOpinion(run, 'required').opinion as string;
}

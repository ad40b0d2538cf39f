import type { Ground } from '../operations/acting.ts';
import { insertLetters, type NewLetter } from '../store/letters.ts';
import { insertNotifications, type Telling } from '../store/notifications.ts';
import type { Scope } from '../store/scope.ts';

/** Tells people in the pages and by every channel that reaches them; doing it twice tells them once. */
export async function tellPeople(ground: Ground, scope: Scope, tellings: readonly Telling[]): Promise<void> {
  await insertNotifications(scope, tellings);
  const inboxes = [...new Set(tellings.flatMap(({ payload }) => payload.to))];
  ground.hint({ tenant: scope.tenant, inboxes });
  await writeLetters(ground, scope, tellings);
}

/** A letter for each person and channel, sent apart, so that a slow server holds up no message. */
export async function writeLetters(
  { letters, tenants }: Ground,
  scope: Scope,
  tellings: readonly Telling[],
): Promise<void> {
  if (!letters || letters.channels.length === 0) return;
  const world = await tenants.world(scope.tenant);
  const written: NewLetter[] = [];
  for (const { key, payload } of tellings) {
    const { to, ...about } = payload;
    for (const id of to) {
      const person = world?.organisation.person(id);
      if (!person?.active) continue;
      for (const { name: channel, addressOf } of letters.channels)
        if (addressOf(person.row) !== undefined)
          written.push({
            key: `${scope.tenant}:${key}:${id}`,
            channel,
            letter: { kind: 'notice', to: id, about },
          });
    }
  }
  letters.take(await insertLetters(scope, written));
}

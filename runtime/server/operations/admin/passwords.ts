import { issue } from '../../../../engine/issue.ts';
import type { Person } from '../../../../engine/record/organisation.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { hashPassword, verifyPassword } from '../../http/sessions.ts';
import { findPasswordHash, saveAccount } from '../../store/accounts.ts';
import { removeBrowserSessions } from '../../store/sessions.ts';
import type { Acting } from '../acting.ts';
import { Invalid } from '../invalid.ts';
import { inTransaction } from '../work.ts';

/** Gives a person of the organisation a password, their first or another one; their browser sessions end. */
export async function setPassword(
  acting: Acting,
  { username, password }: { username: string; password: string },
): Promise<void> {
  const person = acting.world.organisation.personNamed(username);
  if (!person) throw new Invalid([issue('reference.unknown', '/username')]);
  await savePassword(acting, person, { password });
}

/** Changes the caller's own password; their other browser sessions end, the one they are in goes on. */
export async function changeOwnPassword(
  acting: Acting,
  { password, session }: { password: string; session: string },
): Promise<void> {
  await savePassword(acting, acting.person, { password, butFor: session });
}

/** Whoever is signed in says again who they are, for an act that stands for them (approval.md F4). */
export async function verifyOwnPassword({ ground, world, person }: Acting, password: string): Promise<void> {
  const hash = await findPasswordHash(ground.database.mongoose, world.tenant._id, person.id);
  if (hash === undefined || !(await verifyPassword(hash, password)))
    throw new Refusal('session.bad-credentials');
}

async function savePassword(
  acting: Acting,
  { id: user }: Person,
  { password, butFor }: { password: string; butFor?: string },
): Promise<void> {
  const tenant = acting.world.tenant._id;
  const connection = acting.ground.database.mongoose;
  const passwordHash = await hashPassword(password);
  await inTransaction(acting, async (work) => {
    await saveAccount(connection, { tenant, user, passwordHash }, work.session);
    await removeBrowserSessions(connection, { tenant, user, butFor }, work.session);
    work.audit({ action: 'set-password', entity: 'user', record: user });
  });
}

import { issue } from '../../../../engine/issue.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import type { SessionDocument } from '../../store/models.ts';
import { newId } from '../../store/new-id.ts';
import { insertSession, listTokens, removeToken } from '../../store/sessions.ts';
import { type Acting, referenceOf } from '../acting.ts';
import { Invalid } from '../invalid.ts';
import { inTransaction } from '../work.ts';

const day = 24 * 3600_000;

/** A program's token as administrators see it; its secret is shown once, when it is made. */
export interface PresentedToken {
  id: string;
  name: string;
  /** In whose name the program acts. */
  user: Reference;
  createdAt: string;
  createdBy: Reference;
  seenAt: string;
  expiresAt: string;
}

/** Makes a token by which a program acts as a person, for so many days. */
export async function createToken(
  acting: Acting,
  { username, name, days }: { username: string; name: string; days: number },
): Promise<PresentedToken & { token: string }> {
  const person = acting.world.organisation.personNamed(username);
  if (!person) throw new Invalid([issue('reference.unknown', '/username')]);
  const { mongoose } = acting.ground.database;
  const tenant = acting.world.tenant._id;
  return inTransaction(acting, async (work) => {
    const described = { id: newId(), name, createdBy: referenceOf(acting.person) };
    const who = { tenant, user: person.id, kind: 'token' as const, token: described };
    const { token, session } = await insertSession(mongoose, who, days * day, work.session);
    work.audit({ action: 'create-token', entity: 'user', record: person.id, reason: name });
    return { ...present(acting, session), token };
  });
}

export async function readTokens(acting: Acting): Promise<PresentedToken[]> {
  const found = await listTokens(acting.ground.database.mongoose, acting.world.tenant._id);
  return found.map((session) => present(acting, session));
}

/** Revokes a token; whoever uses it is turned away within a second. */
export async function revokeToken(acting: Acting, id: string): Promise<void> {
  const tenant = acting.world.tenant._id;
  await inTransaction(acting, async (work) => {
    const session = await removeToken(acting.ground.database.mongoose, { tenant, id }, work.session);
    if (!session) throw new Refusal('token.not-found', { id });
    work.audit({
      action: 'revoke-token',
      entity: 'user',
      record: session.user,
      reason: session.token?.name,
    });
  });
}

function present({ world }: Acting, session: SessionDocument): PresentedToken {
  const { user, token, createdAt, seenAt, expiresAt } = session;
  return {
    id: token?.id ?? '',
    name: token?.name ?? '',
    user: { id: user, title: world.organisation.person(user)?.name ?? '' },
    createdAt: createdAt.toISOString(),
    createdBy: token?.createdBy ?? { id: '', title: '' },
    seenAt: seenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

import { parse as parseCookie } from 'cookie';
import type { Request } from 'express';
import type { Language } from '../../../engine/definition/common.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Acting, Ground } from '../operations/acting.ts';
import type { SessionDocument } from '../store/models.ts';
import type { Route } from './route.ts';
import { languageOf } from './send-error.ts';
import { type Sessions, sameSecret } from './sessions.ts';

export const sessionCookie = 'formwork_session';

/** The session of a request, by cookie or bearer token; a changing request of a cookie session must carry its CSRF token. */
export async function sessionOf(request: Request, sessions: Sessions): Promise<SessionDocument | undefined> {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? parseCookie(request.headers.cookie ?? '')[sessionCookie];
  const session = token === undefined ? undefined : await sessions.find(token);
  if (!session || bearer !== undefined || isSafe(request.method)) return session;
  if (!sameSecret(String(request.headers['x-csrf-token'] ?? ''), session.csrfToken))
    throw new Refusal('session.bad-csrf-token');
  return session;
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** Where a request comes from, for the audit and the words of the answer. */
export interface Origin {
  language: Language;
  ip: string | undefined;
  requestId: string;
}

export function originOf(request: Request, requestId: string): Origin {
  return { language: languageOf(request), ip: request.ip, requestId };
}

/** Who acts by a session: tenant and person come from it and from nowhere else (reliability.md G01). */
export async function actingOf(
  session: SessionDocument | undefined,
  ground: Ground,
  origin: Origin,
): Promise<Acting> {
  const world = session && (await ground.tenants.world(session.tenant));
  const person = world?.organisation.person(session?.user ?? '');
  if (!session || !world || !person?.active) throw new Refusal('session.required');
  const policy = world.policyOf(person.roles);
  return { ground, world, person, policy, channel: session.kind === 'token' ? 'api' : 'web', ...origin };
}

/** Whether the caller may call routes of this kind at all. */
export function assertAccess(
  { access, isPersonal }: Pick<Route, 'access' | 'isPersonal'>,
  { policy, channel }: Acting,
): void {
  if (isPersonal && channel === 'api') throw new Refusal('permission.denied', { action: 'person' });
  if (access === 'designer' && !policy.isDesigner)
    throw new Refusal('permission.denied', { action: 'designer' });
  if (access === 'administrator' && !policy.isAdministrator)
    throw new Refusal('permission.denied', { action: 'administrator' });
}

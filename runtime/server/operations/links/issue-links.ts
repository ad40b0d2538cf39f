import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../../../../engine/refusal.ts';
import { findSlot } from '../../../../engine/workflow/instance.ts';
import { type ActionLink, insertLinks } from '../../store/action-links.ts';
import { findInstance } from '../../store/instances.ts';
import type { Scope } from '../../store/scope.ts';
import { parseTaskId } from '../../store/tasks.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { inTransaction } from '../work.ts';

/** A link as it leaves the house: its secret is in the path and nowhere else. */
export interface IssuedLink {
  verb: ActionLink['verb'];
  path: string;
  expiresAt: string;
}

/** Longest that a link may live, in hours (approval.md F8). */
export const longestLife = 72;

/** Links for the holder of a pending slot to decide it by, one a verb, each good for once. */
export async function issueLinks(
  scope: Scope,
  { instance, slot, user }: { instance: string; slot: string; user: string },
  now: string,
  hours = longestLife,
): Promise<IssuedLink[]> {
  const expiresAt = new Date(Date.parse(now) + Math.min(hours, longestLife) * 3600_000);
  const made = (['approve', 'reject'] as const).map((verb) => {
    const secret = randomBytes(32).toString('base64url');
    const link: ActionLink = {
      hash: hashOf(secret),
      tenant: scope.tenant,
      instance,
      slot,
      verb,
      user,
      expiresAt,
    };
    return { link, issued: { verb, path: `/api/links/${secret}`, expiresAt: expiresAt.toISOString() } };
  });
  await insertLinks(
    scope,
    made.map(({ link }) => link),
  );
  return made.map(({ issued }) => issued);
}

/** The same for whoever sends them by other means: an administrator's program. */
export async function issueLinksOf(acting: Acting, id: string, hours: number): Promise<IssuedLink[]> {
  const task = parseTaskId(id);
  const instance = task && (await findInstance(scopeOf(acting), task.instance));
  const held = instance && findSlot(instance, task.slot);
  if (!instance || !held) throw new Refusal('task.not-found', { task: id });
  const { slot } = held;
  if (slot.state !== 'pending')
    throw new Refusal('task.closed', { by: slot.assignee.name, what: slot.state, at: slot.decidedAt ?? '' });
  return inTransaction(acting, async (work) => {
    const subject = { instance: instance.id, slot: slot.id, user: slot.assignee.id };
    const issued = await issueLinks(work.scope, subject, work.now, hours);
    const { name } = slot.assignee;
    work.audit({
      action: 'issue-links',
      entity: instance.entity,
      record: instance.record,
      instance: instance.id,
      people: [{ id: slot.assignee.id, title: name }],
    });
    return issued;
  });
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Language } from '../../../engine/definition/common.ts';
import type { Policy } from '../../../engine/permission/policy.ts';
import { type Facts, nothingMissing } from '../../../engine/record/facts.ts';
import type { Person } from '../../../engine/record/organisation.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Letters } from '../mail/letters.ts';
import type { Database } from '../store/database.ts';
import type { StoredErrand } from '../store/errands.ts';
import type { StoredMessage } from '../store/outbox.ts';
import { Scope } from '../store/scope.ts';
import { dayIn } from '../tenants/day-in.ts';
import type { TenantRegistry } from '../tenants/registry.ts';
import type { World } from '../tenants/world.ts';

/** What every operation stands on; made once at start. */
export interface Ground {
  database: Database;
  tenants: TenantRegistry;
  /** The present moment, ISO 8601 in UTC; replaced only in tests. */
  clock: () => string;
  /** Told after every commit, so that open pages can refresh (realtime/). */
  hint: (hint: Hint) => void;
  /** Given after every commit what it wrote into the outbox, to be delivered at once (jobs/). */
  deliver: (messages: readonly StoredMessage[]) => void;
  /** Given after every commit what approvals asked to be done outside (jobs/). */
  dispatch: (errands: readonly StoredErrand[]) => void;
  /** Ways to tell people outside of the pages; none unless given. */
  letters?: Letters;
}

/** "Something here has changed": which record or whose inbox; never what (reliability.md H04). */
export interface Hint {
  tenant: string;
  entity?: string;
  record?: string;
  /** People whose inbox changed. */
  inboxes?: readonly string[];
  /** The definitions were published anew. */
  configuration?: true;
}

/** Who acts, in which tenant, with what rights, from where. */
export interface Acting {
  ground: Ground;
  world: World;
  person: Person;
  policy: Policy;
  channel: 'web' | 'api' | 'link' | 'system';
  language: Language;
  ip?: string | undefined;
  requestId?: string | undefined;
  /** The request's key, when it must be done once only; see `http/idempotency.ts`. */
  command?: RememberedCommand | undefined;
}

/** A command whose answer is kept with it. */
export interface RememberedCommand {
  key: string;
  fingerprint: string;
  /** The answer that goes out for what the transaction gives back. */
  render?: (result: never) => { status: number; body?: unknown };
}

/** The same person, with the answer that the coming transaction is to be remembered by. */
export function answering<T>(
  acting: Acting,
  render: (result: T) => { status: number; body?: unknown },
): Acting {
  return acting.command ? { ...acting, command: { ...acting.command, render } } : acting;
}

export function scopeOf({ ground, world }: Acting): Scope {
  return new Scope(ground.database.db, world.tenant._id);
}

export function referenceOf(person: Person): Reference {
  return { id: person.id, title: person.name };
}

/** An entity by id, or a refusal that says no more than that there is none. */
export function entityOf({ world }: Acting, entityId: string): CompiledEntity {
  const entity = world.configuration.entities.get(entityId);
  if (!entity) throw new Refusal('entity.not-found', { entity: entityId });
  return entity;
}

/** The facts of this moment; what they do not hold yet is loaded when the engine asks (`load-facts.ts`). */
export function factsOf(acting: Acting, configuration = acting.world.configuration): Facts {
  const now = acting.ground.clock();
  const { organisation, settings, tenant } = acting.world;
  return {
    configuration,
    now,
    today: dayIn(tenant.timeZone, now),
    user: organisation.userRow(acting.person.id) ?? acting.person.row,
    organisation,
    settings,
    records: new Map(),
    balances: new Map(),
    missing: nothingMissing(),
  };
}

import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { type Issue, issue } from '../../../../engine/issue.ts';
import type { Person } from '../../../../engine/record/organisation.ts';
import { beginHandover, type Handover, type Successor } from '../../store/handovers.ts';
import { countHeldBy } from '../../store/list-instances.ts';
import { newId } from '../../store/new-id.ts';
import type { StoredRecord } from '../../store/records.ts';
import { type Acting, referenceOf, scopeOf } from '../acting.ts';
import { Invalid } from '../invalid.ts';
import { inTransaction, type Work } from '../work.ts';

/** What an administrator asks for. */
export interface HandoverRequest {
  person: string;
  successors: readonly Successor[];
  reason: string;
}

/** Begins to hand over everything undecided of a person; the work is done behind it (approval.md L8). */
export async function startHandover(acting: Acting, request: HandoverRequest): Promise<Handover> {
  const person = knownPerson(acting, request);
  const held = await countHeldBy(scopeOf(acting), person.id);
  const handover: Handover = {
    ...blankHandover(person, acting.person, acting.ground.clock()),
    successors: request.successors,
    reason: request.reason,
    total: held.reduce((sum, { count }) => sum + count, 0),
  };
  return inTransaction(acting, async (work) => {
    await enqueue(work, handover);
    return handover;
  });
}

function blankHandover(person: Pick<Person, 'id' | 'name'>, by: Person, at: string): Handover {
  return {
    id: newId(),
    person: { id: person.id, title: person.name },
    successors: [],
    reason: '',
    by: referenceOf(by),
    at,
    state: 'running',
    total: 0,
    done: 0,
    rules: 0,
    problems: [],
  };
}

async function enqueue(work: Work, handover: Handover): Promise<void> {
  const { id, person, reason } = handover;
  await beginHandover(work.scope, handover);
  work.send({ key: `handover:${id}`, kind: 'handover', payload: { handover: id } });
  work.audit({ action: 'handover', entity: 'user', record: person.id, reason });
}

/** Every person who cannot be meant, at once. */
function knownPerson({ world: { organisation } }: Acting, request: HandoverRequest): Person {
  const unknown = (path: string, field: string) =>
    issue('reference.unknown', path, { field, entity: 'user' });
  const person = organisation.person(request.person);
  const issues: Issue[] = person ? [] : [unknown('/person', 'person')];
  for (const [index, successor] of request.successors.entries())
    if (!organisation.person(successor.person)?.active || successor.person === request.person)
      issues.push(unknown(`/successors/${index}/person`, 'successors'));
  if (!person || issues.length > 0) throw new Invalid(issues);
  return person;
}

/**
 * Somebody leaves: what they have to decide goes to others by the tenant's rule, asked for in the
 * transaction that says so (approval.md E5).
 */
export async function announceDeparture(
  work: Work,
  { id: entityId }: CompiledEntity,
  before: StoredRecord,
  after: StoredRecord,
): Promise<void> {
  const leaves = before.values.active !== false && after.values.active === false;
  if (entityId !== 'user' || !leaves) return;
  const held = await countHeldBy(work.scope, after.id);
  const hasRules = work.acting.world.organisation.rules.proxies.some(
    ({ principal, proxy, until }) => (principal === after.id || proxy === after.id) && until > work.now,
  );
  if (held.length === 0 && !hasRules) return;
  const person = { id: after.id, name: String(after.values.name) };
  const rule = { ...work.acting.person, id: 'system:rule', name: 'system:rule' };
  await enqueue(work, {
    ...blankHandover(person, rule, work.now),
    id: `${after.id}-${after.revision}`,
    total: held.reduce((sum, { count }) => sum + count, 0),
  });
}

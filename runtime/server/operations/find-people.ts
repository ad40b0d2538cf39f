import type { Person } from '../../../engine/record/organisation.ts';
import { Refusal, type RefusalCode } from '../../../engine/refusal.ts';
import { findSlot, isOpen, type PersonSnapshot } from '../../../engine/workflow/instance.ts';
import { snapshotOf } from '../../../engine/workflow/run.ts';
import { findInstance } from '../store/instances.ts';
import { searchText, sortKey, textTokens } from '../store/search-key.ts';
import { findTask, parseTaskId } from '../store/tasks.ts';
import { readInstance } from './act-on-instance.ts';
import { type Acting, factsOf, scopeOf } from './acting.ts';

/** Somebody whom the holder of a task may ask, or why not. */
export interface FoundPerson extends PersonSnapshot {
  reason?: RefusalCode;
}

/** Most people that one answer names. */
const most = 30;

/** People of the company by name or department, as characters, pinyin or initials; for the holder of a task who asks or hands on. */
export async function findPeopleForTask(acting: Acting, id: string, search: string): Promise<FoundPerson[]> {
  const task = await findTask(scopeOf(acting), id);
  if (task?.assignee !== acting.person.id) throw new Refusal('task.not-found', { task: id });
  const instance = await findInstance(scopeOf(acting), task.instance);
  const visit = instance && findSlot(instance, parseTaskId(id)?.slot ?? '')?.visit;
  const asked = new Set(visit?.slots.filter(isOpen).map((slot) => slot.assignee.id));
  return peopleFound(acting, search)
    .filter((person) => person.id !== acting.person.id)
    .map((person) => ({
      ...person,
      ...(asked.has(person.id) && { reason: 'task.person-already-asked' as const }),
    }));
}

/** The same for an administrator who gives a seat of an approval to somebody else (approval.md K12). */
export async function findPeopleForInstance(
  acting: Acting,
  id: string,
  search: string,
): Promise<FoundPerson[]> {
  await readInstance(acting, id);
  if (!acting.policy.isAdministrator) throw new Refusal('permission.denied', { action: 'reassign' });
  return peopleFound(acting, search);
}

/** Everybody who is active, as far as they are found by the words. */
export function peopleFound(acting: Acting, search: string): PersonSnapshot[] {
  const facts = factsOf(acting);
  const words = searchText(search)
    .split(' ')
    .filter((word) => word !== '');
  return facts.organisation
    .peopleWhere((person) => person.active)
    .filter((person) => words.every((word) => isFoundBy(acting, person, word)))
    .map((person) => snapshotOf(person, facts))
    .map((person) => ({ person, key: sortKey(person.name) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, most)
    .map(({ person }) => person);
}

function isFoundBy({ world: { organisation } }: Acting, person: Person, word: string): boolean {
  const department = organisation.department(person.department)?.name ?? '';
  return [person.name, department].some((text) =>
    [...tokensOf(text)].some((token) => token.startsWith(word)),
  );
}

const tokens = new Map<string, ReadonlySet<string>>();

/** Made once for each name, as long as there are not too many. */
function tokensOf(text: string): ReadonlySet<string> {
  const known = tokens.get(text);
  if (known) return known;
  const made = textTokens(text);
  if (tokens.size > 20_000) tokens.clear();
  tokens.set(text, made);
  return made;
}

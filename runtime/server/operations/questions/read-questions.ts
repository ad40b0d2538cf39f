import type { Reference } from '../../../../engine/record/values.ts';
import { Refusal, type RefusalCode } from '../../../../engine/refusal.ts';
import { type Instance, isOpen, isOver } from '../../../../engine/workflow/instance.ts';
import { findInstance } from '../../store/instances.ts';
import { listQuestions, type Question } from '../../store/questions.ts';
import { readInstance } from '../act-on-instance.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { type FoundPerson, peopleFound } from '../find-people.ts';

export interface QuestionThread {
  items: Question[];
  /** Whose record it is. */
  initiator: Reference;
  /** Why the reader may ask nobody; absent when they may. */
  reason?: RefusalCode;
}

/** What was asked about an approval and answered, for whoever may read it (approval.md S8). */
export async function readQuestions(acting: Acting, instanceId: string): Promise<QuestionThread> {
  const instance = await instanceOf(acting, instanceId);
  const items = await listQuestions(scopeOf(acting), instanceId);
  const why = whyNotAsk(acting, instance);
  const { id, name } = instance.initiator;
  return { items, initiator: { id, title: name }, ...(why && { reason: why.code }) };
}

/** Whom somebody who may ask can ask, by name, pinyin or department. */
export async function findPeopleToAsk(
  acting: Acting,
  instanceId: string,
  search: string,
): Promise<FoundPerson[]> {
  const why = whyNotAsk(acting, await instanceOf(acting, instanceId));
  if (why) throw why;
  return peopleFound(acting, search).filter(({ id }) => id !== acting.person.id);
}

/** An approval that the person may read. */
export async function instanceOf(acting: Acting, id: string): Promise<Instance> {
  await readInstance(acting, id);
  const instance = await findInstance(scopeOf(acting), id);
  if (!instance) throw new Refusal('instance.not-found', { id });
  return instance;
}

/** Asking is for who has to decide, whose record it is, and administrators, as long as there is something to decide. */
export function whyNotAsk({ person, policy }: Acting, instance: Instance): Refusal | undefined {
  if (isOver(instance)) return new Refusal('instance.closed', { state: instance.state });
  const holds = instance.visits.some(
    ({ state, slots }) =>
      state === 'open' && slots.some((slot) => isOpen(slot) && slot.assignee.id === person.id),
  );
  if (holds || instance.initiator.id === person.id || policy.isAdministrator) return undefined;
  return new Refusal('permission.denied', { action: 'ask' });
}

import type { Document } from 'mongodb';
import type { Reference } from '../../../engine/record/values.ts';
import type { Scope } from './scope.ts';

/** What somebody was asked about an approval; it moves nothing (approval.md S8). */
export interface Question {
  id: string;
  instance: string;
  entity: string;
  record: string;
  by: Reference;
  to: Reference;
  text: string;
  at: string;
  /** `closed` is one that nobody answered before the approval was over. */
  state: 'open' | 'answered' | 'closed';
  answer?: Answer | undefined;
}

export interface Answer {
  text: string;
  at: string;
}

interface QuestionDocument extends Document {
  _id: string;
  tenant: string;
}

function questions(scope: Scope) {
  return scope.collection<QuestionDocument>('questions');
}

function questionOf({ _id, tenant: _, ...question }: Document): Question {
  return { ...question, id: String(_id) } as unknown as Question;
}

export async function insertQuestion(scope: Scope, { id, ...question }: Question): Promise<void> {
  await questions(scope).insertOne({ ...question, _id: id, tenant: scope.tenant }, scope.options);
}

/** The questions of an approval, oldest first. */
export async function listQuestions(scope: Scope, instance: string): Promise<Question[]> {
  const found = await questions(scope)
    .find(scope.own({ instance }), scope.options)
    .sort({ at: 1, _id: 1 })
    .toArray();
  return found.map(questionOf);
}

export async function findQuestion(scope: Scope, id: string): Promise<Question | undefined> {
  const found = await questions(scope).findOne(scope.own({ _id: id }), scope.options);
  return found ? questionOf(found) : undefined;
}

/** Writes the answer to an open question; false when there is one already. */
export async function answerQuestion(scope: Scope, id: string, answer: Answer): Promise<boolean> {
  const result = await questions(scope).updateOne(
    scope.own({ _id: id, state: 'open' }),
    { $set: { state: 'answered', answer } },
    scope.options,
  );
  return result.matchedCount === 1;
}

/** The questions of an approval that nobody has answered. */
export async function findOpenQuestions(scope: Scope, instance: string): Promise<Question[]> {
  return (await listQuestions(scope, instance)).filter(({ state }) => state === 'open');
}

/** Nobody needs to answer these any more; one that was answered meanwhile stays so. */
export async function closeQuestions(scope: Scope, open: readonly Question[]): Promise<void> {
  const filter = scope.own({ _id: { $in: open.map(({ id }) => id) }, state: 'open' });
  await scope.write({ collection: 'questions', filter, update: { $set: { state: 'closed' } }, many: true });
}

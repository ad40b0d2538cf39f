import { queryOptions } from '@tanstack/react-query';
import type { Reference } from '../../../engine/record/values.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import { call } from './call.ts';

/** What somebody was asked about an approval. */
export interface Question {
  id: string;
  by: Reference;
  to: Reference;
  text: string;
  at: string;
  state: 'open' | 'answered' | 'closed';
  answer?: { text: string; at: string };
}

interface QuestionThread {
  items: Question[];
  /** Whose record it is. */
  initiator: Reference;
  /** Why the person may ask nobody. */
  reason?: RefusalCode;
}

/** The questions about the approval of a record; asked again when the record changes. */
export function questionsQuery(record: { entity: string; id: string }, instance: string) {
  return queryOptions({
    queryKey: ['record', record.entity, record.id, 'questions', instance],
    queryFn: ({ signal }) => call<QuestionThread>('GET', `/instances/${instance}/questions`, { signal }),
  });
}

export function askQuestion(
  instance: string,
  question: { to: string; text: string },
  idempotencyKey: string,
): Promise<unknown> {
  return call('POST', `/instances/${instance}/questions`, { body: question, idempotencyKey });
}

export function answerQuestion(instance: string, question: string, text: string): Promise<unknown> {
  return call('POST', `/instances/${instance}/questions/${question}/answer`, { body: { text } });
}

import { z } from 'zod';
import { codeMessage, issueMessage } from '../../../app/messages/code-message.ts';
import type { Acting } from '../../operations/acting.ts';
import { type Batch, type DecidedRow, decideMany } from '../../operations/decide-many.ts';
import { route } from '../route.ts';

/** Most to-dos of one request. */
const most = 500;

const batch = z.strictObject({
  action: z.enum(['approve', 'reject']),
  comment: z.string().max(2000).optional(),
  tasks: z
    .array(z.strictObject({ task: z.string().min(1).max(120), seenRevision: z.int().min(1) }))
    .min(1)
    .max(most),
});

const row = z.object({
  task: z.string(),
  outcome: z.enum(['done', 'skipped', 'refused']),
  code: z.string().optional(),
  message: z.string().optional(),
});

/** One row as it is told: why it was not done has its words. */
function tell({ language }: Acting, { task, outcome, why }: DecidedRow): z.output<typeof row> {
  if (!why) return { task, outcome };
  const message = 'path' in why ? issueMessage(language, why) : codeMessage(language, why.code, why.params);
  return { task, outcome, code: why.code, message };
}

export const batchRoutes = [
  route({
    method: 'post',
    path: '/api/tasks/batch',
    summary:
      'Decides many to-dos alike, each by a command of its own; the answer tells what became of every one. Asked for as `application/x-ndjson`, it comes line by line.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: batch,
    answers: { 200: z.object({ items: z.array(row) }) },
    lines: row,
    async handle({ acting, body, headers }) {
      const decided = tellEach(acting, body as Batch);
      if (headers.accept?.includes('application/x-ndjson')) return { status: 200, lines: decided };
      const items: z.output<typeof row>[] = [];
      for await (const one of decided) items.push(one);
      return { status: 200, body: { items } };
    },
  }),
];

async function* tellEach(acting: Acting, wanted: Batch): AsyncGenerator<z.output<typeof row>> {
  for await (const one of decideMany(acting, wanted)) yield tell(acting, one);
}

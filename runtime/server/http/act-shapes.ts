import { z } from 'zod';
import { picture } from './proof-shapes.ts';

/** Something drawn: strokes of points as x, y and milliseconds, and the picture of it. */
const drawn = z.strictObject({
  width: z.int().min(1).max(4000),
  height: z.int().min(1).max(4000),
  strokes: z.array(z.array(z.number()).min(3).max(6000)).min(1).max(300),
  png: picture,
});

/** What a decision is signed with (approval.md F4). */
const signature = z.union([
  z.strictObject({ drawn }),
  z.strictObject({ seal: z.strictObject({ password: z.string().min(1).max(200) }) }),
  z.strictObject({ last: z.literal(true) }),
]);

const personId = z.string().min(1).max(60);
const slotId = z.string().min(1).max(60);
const nodeId = z.string().min(1).max(60);

/** What every act on a to-do may carry; one that decides says which revision its actor saw (approval.md F2, F3). */
const acting = { comment: z.string().max(2000).optional(), seenRevision: z.int().min(1).optional() };
const deciding = {
  ...acting,
  seenRevision: z.int().min(1),
  files: z.array(z.string().min(1).max(60)).max(10).optional(),
};
const signing = { ...deciding, signature: signature.optional() };

const one = z.array(personId).length(1);
const some = z.array(personId).min(1).max(50);

/** Whom the actor chooses to decide further on, by node (approval.md A5). */
export const chosen = z.record(nodeId, z.array(personId).max(50)).meta({
  description: 'Whom the actor chooses to decide, by node.',
});

const act = <A extends string, S extends z.ZodRawShape>(action: A, shape: S) =>
  z.strictObject({ action: z.literal(action), ...shape });

/** Everything that the holder of a to-do can do with it, each with what it needs (approval.md S1–S12, B2–B4, B10, M8). */
export const taskAct = z.discriminatedUnion('action', [
  act('approve', { ...signing, chosen: chosen.optional() }),
  act('reject', signing),
  act('abstain', deciding),
  act('return', {
    ...deciding,
    to: nodeId.optional().meta({ description: '`initiator`, `previous` or the id of a node.' }),
    resubmit: z.enum(['restart', 'from-target', 'direct']).optional(),
  }),
  act('transfer', { ...acting, people: one }),
  act('delegate', { ...acting, people: one }),
  act('advise', { ...deciding, advice: z.enum(['approve', 'reject', 'comment']) }),
  act('recall', acting),
  act('add-sign', {
    ...acting,
    people: some,
    place: z.enum(['before', 'after', 'parallel']),
    decision: z.enum(['any', 'all', 'sequential']).optional(),
    strict: z.boolean().optional(),
    approves: z.boolean().optional(),
    weight: z.int().min(0).max(1000).optional(),
  }),
  act('cancel-addition', { ...acting, addition: slotId }),
  act('remove', { ...acting, target: slotId }),
  act('claim', acting),
  act('unclaim', acting),
  act('retrieve', acting),
  act('terminate', acting),
]);

const reason = { reason: z.string().max(1000).optional() };

/** Everything that can be done with an approval as a whole (approval.md S9, B9, B11–B13, K4, K12). */
export const instanceAct = z.discriminatedUnion('action', [
  act('withdraw', reason),
  act('retry', reason),
  act('skip', reason),
  act('urge', reason),
  act('terminate', reason),
  act('suspend', reason),
  act('resume', reason),
  act('jump', {
    ...reason,
    to: nodeId,
    siblings: z.enum(['start', 'done', 'cancel']).optional(),
    confirmed: z.literal(true).optional(),
  }),
  act('override', { ...reason, verdict: z.enum(['approve', 'reject']), visit: slotId.optional() }),
  act('reassign', { ...reason, target: slotId, people: one }),
]);

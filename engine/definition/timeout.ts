import { z } from 'zod';
import { fieldId, id } from './common.ts';
import { duration } from './seat-acts.ts';

/** When a rung is reached: so long after the task has come, or on a day that the record names (approval.md H2, H3). */
const wait = {
  after: z
    .union([duration, z.strictObject({ field: fieldId })])
    .meta({ description: 'PT8H, P2D; or a date field of the record, read when the node opens.' }),
  of: z.enum(['calendar', 'business']).default('calendar').meta({
    description: 'business: only the working time of whoever has the task counts (approval.md H1).',
  }),
};

/** Who gets it, or is told. */
const receiver = z.union([
  z.literal('manager'),
  z.strictObject({ role: id }),
  z.strictObject({ user: z.string().min(1).max(60) }),
]);

/** One rung of the ladder of a node whose time is up (approval.md H2). */
export const timeout = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('remind'),
    ...wait,
    repeat: z
      .strictObject({ every: duration, times: z.int().min(1).max(9) })
      .optional()
      .meta({ description: 'Remind again, so many times more.' }),
  }),
  z.strictObject({
    action: z.enum([
      'notify-manager',
      'auto-approve',
      'auto-reject',
      'return-to-initiator',
      'return-to-previous',
    ]),
    ...wait,
  }),
  z.strictObject({ action: z.enum(['transfer', 'escalate']), ...wait, to: receiver.default('manager') }),
]);

export type Timeout = z.output<typeof timeout>;
export type TimeoutAction = Timeout['action'];
export type TimeoutReceiver = z.output<typeof receiver>;

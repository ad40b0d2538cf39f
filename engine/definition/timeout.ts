import { z } from 'zod';
import { fieldId, id } from './common.ts';
import { duration } from './seat-acts.ts';

/** When a rung is reached: so long after the task has come, or on a day that the record names (approval.md H2, H3). */
const wait = {
  after: z
    .union([
      duration,
      z.strictObject({
        field: fieldId,
        followField: z.boolean().default(false).meta({
          description:
            'Follow the record when the date is edited; else what it says when the node opens holds (approval.md H3).',
        }),
      }),
    ])
    .meta({ description: 'PT8H, P2D; or a date field of the record.' }),
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
  z.strictObject({
    action: z.literal('jump-edge'),
    ...wait,
    next: id.meta({ description: 'The way leaves the node and goes on there (approval.md H2).' }),
    back: z
      .boolean()
      .default(false)
      .meta({ description: 'Leads back to where the way has been (approval.md G4).' }),
  }),
  z.strictObject({ action: z.enum(['transfer', 'escalate']), ...wait, to: receiver.default('manager') }),
]);

export type Timeout = z.output<typeof timeout>;
export type TimeoutAction = Timeout['action'];
export type TimeoutReceiver = z.output<typeof receiver>;

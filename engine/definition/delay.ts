import { z } from 'zod';
import { fieldId, id, label } from './common.ts';
import { duration } from './seat-acts.ts';

/** A time of the day on the clock of the tenant: `09:00`. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' });
const at = time.default('00:00').meta({ description: 'The time of that day, on the clock of the tenant.' });

/** Until when: so long, until a day that the record names, or until a day. */
const until = z.union([
  z.strictObject({
    after: duration.meta({ description: 'PT30M, PT8H, P2D.' }),
    of: z
      .enum(['calendar', 'business'])
      .default('calendar')
      .meta({ description: 'business: only working time of the tenant counts (approval.md H1).' }),
  }),
  z.strictObject({
    field: fieldId.meta({ description: 'A date field of the record; blank, it does not wait.' }),
    at,
  }),
  z.strictObject({ date: z.iso.date(), at }),
]);

/** The way stands still for a while; what is past already passes at once (approval.md G6). */
export const delayNode = z.strictObject({
  type: z.literal('delay'),
  label: label.optional(),
  next: id,
  until: until.meta({ description: 'When it goes on (approval.md G6).' }),
});

export type DelayNode = z.output<typeof delayNode>;

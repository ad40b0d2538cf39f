import { z } from 'zod';

/** A picture of some hundred kilobytes. */
export const picture = z
  .string()
  .min(1)
  .max(400_000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .meta({ description: 'PNG as Base64.' });

/** A file that was given with a decision. */
export const decisionFile = z.object({ id: z.string(), name: z.string(), size: z.int(), type: z.string() });

/** What a decision was signed with. */
export const signature = z.object({
  id: z.string(),
  kind: z.enum(['drawn', 'seal']),
  reused: z.literal(true).optional(),
  hash: z.string(),
});

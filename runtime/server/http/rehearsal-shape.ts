import { z } from 'zod';
import { issue, label, person } from './shapes.ts';

const rehearsedNode = z.object({ id: z.string(), label: label.nullable() });
const rehearsedTask = z.object({ person, node: rehearsedNode });

/** What would happen if it were done now. */
export const rehearsal = z.object({
  refusal: z.object({ code: z.string(), params: issue.shape.params }).optional(),
  vanish: z.array(rehearsedTask),
  appear: z.array(rehearsedTask),
  closes: z.array(z.object({ node: rehearsedNode, state: z.string() })),
  state: z.string(),
  recordState: z.string().nullable(),
});

/** What a token waits for, other than a person (approval.md G6). */

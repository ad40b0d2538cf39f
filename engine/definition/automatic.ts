import { z } from 'zod';
import { assigneeSource } from './assignees.ts';
import { id, label } from './common.ts';

/** Tells people and goes on at once; they may read the record from then on (approval.md S10). */
export const ccNode = z.strictObject({
  type: z.literal('cc'),
  label,
  assignees: z.strictObject({ from: z.array(assigneeSource).max(20) }).prefault({ from: [] }),
  repeat: z
    .boolean()
    .default(false)
    .meta({ description: 'Tell them again although another cc has told them (approval.md S10).' }),
  next: id,
});

/** Decides by itself (approval.md E7). */
export const autoNode = z.strictObject({
  type: z.literal('auto'),
  label: label.optional(),
  decision: z.enum(['approve', 'reject']),
  next: id.optional().meta({ description: 'Of an approval: where the way goes on.' }),
  onReject: z
    .union([z.literal('end'), z.strictObject({ branch: id })])
    .default('end')
    .meta({ description: 'Of a rejection: end the way, or take a branch (approval.md B1).' }),
});

export type CcNode = z.output<typeof ccNode>;
export type AutoNode = z.output<typeof autoNode>;

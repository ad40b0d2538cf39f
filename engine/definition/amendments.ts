import { z } from 'zod';
import { expression, fieldId, fieldPath, id, label } from './common.ts';

const request = {
  label,
  workflow: id.meta({
    description:
      'Who decides about it. Its conditions see the proposed record by its names, the present one as `before`, and the paths of what differs as `changed`.',
  }),
};

/** How an approved record is changed and cancelled: only by requests that are approved themselves (approval.md L6, L7). */
export const amendments = z.strictObject({
  states: z.array(id).min(1).meta({ description: 'States in which a record counts as approved.' }),
  change: z
    .strictObject({
      ...request,
      several: z.boolean().default(false).meta({
        description: 'Several may be open for one record; the later one is applied where it still fits.',
      }),
    })
    .optional()
    .meta({
      description: 'What may be changed, and how, each field says itself: `change` (approval.md L6).',
    }),
  cancel: z
    .strictObject({
      ...request,
      to: id.meta({ description: 'The state of a cancelled record; what it posted is reversed.' }),
      within: z
        .int()
        .min(1)
        .max(3650)
        .optional()
        .meta({ description: 'Days since its approval; always when absent (approval.md L7).' }),
    })
    .optional(),
  confirmation: z
    .strictObject({
      address: expression.meta({ description: 'The mail address of whom the record is agreed with.' }),
      name: expression.meta({ description: 'How that person or company is called.' }),
      language: expression
        .optional()
        .meta({ description: '`en` for English; Chinese when absent or anything else.' }),
      fields: z.array(fieldPath).min(1).meta({
        description:
          'What the letter may tell: of a change those that differ, of a cancellation all that are filled in.',
      }),
      teller: fieldId.meta({
        description: 'The field with the person who tells them where there is no address or no mail.',
      }),
    })
    .optional()
    .meta({
      description:
        'Tells whom the record is agreed with, once a request is in effect, what it was and since when.',
    }),
});

export type AmendmentsDefinition = z.output<typeof amendments>;

/** What a request is for (approval.md L5). */
export type Purpose = 'change' | 'cancel';

export const purposes = ['change', 'cancel'] as const satisfies readonly Purpose[];

/** The actions by which roles say who may make requests. */
export const requestActions = {
  change: 'request-change',
  cancel: 'request-cancel',
} as const satisfies Record<Purpose, string>;

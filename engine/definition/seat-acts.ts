import { z } from 'zod';

/** A length of time: `PT30M`, `PT8H`, `P1D`. */
export const duration = z.string().regex(/^PT\d+[HM]$|^P\d+D$/, { error: 'duration' });

/** Handing a seat on for good (approval.md S1). */
export const transferRight = z
  .strictObject({
    allowed: z.boolean().default(true),
    deadline: z
      .enum(['keep', 'restart'])
      .default('keep')
      .meta({ description: 'Whether the clock starts again for the new holder (approval.md H3).' }),
  })
  .prefault({})
  .meta({ description: 'Handing the task on to somebody else for good (approval.md S1).' });

/** Asking somebody for advice while the seat stays one's own (approval.md S2). */
export const delegateRight = z
  .strictObject({ allowed: z.boolean().default(true) })
  .prefault({})
  .meta({ description: 'Asking somebody for advice; only the holder decides (approval.md S2).' });

/** Asking more people in, and out again (approval.md S4–S7). */
export const addSignRight = z
  .strictObject({
    allowed: z.boolean().default(true),
    nested: z.boolean().default(false).meta({
      description: 'May people who were asked in ask in more, to a depth of three (approval.md S4)?',
    }),
    removeOriginal: z
      .boolean()
      .default(false)
      .meta({ description: 'May people whom the definition names be removed too (approval.md S7)?' }),
  })
  .prefault({})
  .meta({ description: 'Asking more people in before, after or beside oneself (approval.md S4–S7).' });

/** How often the initiator may urge the people of one visit (approval.md S9). */
export const urgeLimit = z
  .strictObject({
    every: duration.default('PT30M').meta({ description: 'The least time between two.' }),
    perDay: z.int().min(1).max(100).default(5).meta({ description: 'The most within 24 hours.' }),
  })
  .prefault({})
  .meta({ description: 'How often the initiator may urge the people who have it (approval.md S9).' });

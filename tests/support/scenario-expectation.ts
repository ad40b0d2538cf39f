import { z } from 'zod';

/** A word by which a story calls a record, a person, a department. */
export const name = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'a name: lowercase, digits, hyphens' });
export const id = z.string().min(1).max(60);
export const values = z.record(z.string(), z.json());

const balance = z.strictObject({
  ledger: id,
  where: z.record(z.string(), z.string()),
  measures: z.record(z.string(), z.string()),
});

/** What must be so after a step; what is not named is not looked at. */
export const expectation = z.strictObject({
  refused: z.string().optional().meta({ description: 'The step is refused with this code.' }),
  params: values.optional().meta({ description: 'Of the refusal; only the keys named.' }),
  issues: z
    .array(z.string())
    .optional()
    .meta({ description: '`code /path` of everything wrong with the input, in any order.' }),
  outcomes: z
    .array(z.string())
    .optional()
    .meta({ description: 'Of at-once and batch: how many times what became of an act, `2 done`.' }),
  status: z.int().optional().meta({ description: 'Of call: the HTTP status.' }),
  answer: z.json().optional().meta({ description: 'Of call: the answer; of objects only the keys named.' }),
  kept: values.optional().meta({ description: 'Of call: what stands under a name by now.' }),
  page: z.string().optional().meta({ description: 'Of call: a text that stands in what was answered.' }),
  state: z.string().optional().meta({ description: 'State of the record.' }),
  instance: z.string().optional().meta({ description: 'State of its latest approval.' }),
  tasks: z
    .array(z.string())
    .optional()
    .meta({ description: 'Every to-do on the record, `person: node`, in any order.' }),
  due: z
    .array(z.string())
    .optional()
    .meta({ description: 'When every to-do is due, `person: 2030-01-07T10:50` or `person: never`.' }),
  visits: z
    .array(z.string())
    .optional()
    .meta({ description: 'Every opening of a node so far, `node state`, in order.' }),
  seats: z.array(z.string()).optional().meta({ description: 'Every seat so far, `person state`, in order.' }),
  decisions: z.array(z.string()).optional().meta({
    description:
      'Every decision so far as it was signed, `Wang, Buyer, Sales approved: fine`, `Li for Wang approved`.',
  }),
  failure: z
    .string()
    .optional()
    .meta({ description: 'Why the approval stands still, `loop: start → here`.' }),
  copies: z
    .array(z.string())
    .optional()
    .meta({ description: 'Who was told of it and at which node, `person: node`, in order.' }),
  log: z
    .array(z.string())
    .optional()
    .meta({ description: 'Every act of the approval that is written down, `person act`, in order.' }),
  returnTo: z
    .array(z.string())
    .optional()
    .meta({ description: 'Where the actor may give the record back to, in any order.' }),
  values: values.optional().meta({ description: 'What the actor reads of the record; only the keys named.' }),
  absent: z
    .array(z.string())
    .optional()
    .meta({ description: 'Fields whose key does not travel to the actor.' }),
  path: z
    .array(z.string())
    .optional()
    .meta({ description: 'Of predict: `node: person, person`, or `node: skipped`, in order.' }),
  ends: z.string().optional().meta({ description: 'Of predict: how the approval would end.' }),
  balances: z.array(balance).optional(),
  others: z
    .record(name, z.strictObject({ state: z.string().optional(), values: values.optional() }))
    .optional()
    .meta({ description: 'Other records by name, as an administrator reads them.' }),
});

export type Expectation = z.output<typeof expectation>;

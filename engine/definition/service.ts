import { z } from 'zod';
import { collection, expression, fieldId, id, label } from './common.ts';
import { duration } from './seat-acts.ts';

/** What ships; each is one file of the runtime. */
export const serviceNames = ['set-fields', 'http-request', 'post-transition', 'notify'] as const;

const call = {
  service: z.enum(serviceNames).meta({
    description:
      'set-fields writes fields of the record, http-request posts JSON to a host that administrators allow, post-transition runs a plain transition, notify tells people (approval.md G6).',
  }),
  input: collection(fieldId, expression)
    .default({})
    .meta({ description: 'What it is given, by name: expressions over the record.' }),
};

/** Has something done outside and waits for it; the same key comes with every attempt (approval.md G6, K7). */
export const serviceNode = z.strictObject({
  type: z.literal('service'),
  label: label.optional(),
  next: id,
  ...call,
  output: collection(fieldId, z.string().min(1).max(200))
    .default({})
    .meta({ description: 'Fields that its answer fills, and where in it: `data.number`.' }),
  retries: z.int().min(0).max(10).default(3),
  backoff: duration
    .default('PT1M')
    .meta({ description: 'Before the first further attempt; twice as long before each next one.' }),
  timeout: z.int().min(1).max(30).default(5).meta({ description: 'Seconds that one attempt may take.' }),
  compensate: z
    .strictObject(call)
    .optional()
    .meta({ description: 'What takes it back when the way goes back behind it or ends (approval.md B5).' }),
});

export type ServiceName = (typeof serviceNames)[number];
export type ServiceNode = z.output<typeof serviceNode>;
export type ServiceCall = Pick<ServiceNode, 'service' | 'input'>;

import { Duration } from 'luxon';
import { z } from 'zod';
import { id, name, values } from './scenario-expectation.ts';
import { withRepeats } from './scenario-repeats.ts';
import { step } from './scenario-steps.ts';

const department = z.strictObject({ parent: name.optional(), head: name.optional() });
const user = z.strictObject({
  department: name.optional(),
  position: id.optional(),
  roles: z.array(id).default([]),
  groups: z.array(id).default([]),
  active: z.boolean().default(true),
});

/** What a world must have that a story is told in, besides what the engine does by itself. */
const need = z.enum(['server', 'clock', 'publishing']);

/** A story as data; the format is explained in `tests/scenarios/README.md`. */
export const scenario = z.strictObject({
  title: z.string(),
  rules: z
    .array(z.string())
    .default([])
    .meta({ description: 'Paragraphs of the approval rules that it shows.' }),
  needs: z
    .array(need)
    .default([])
    .meta({ description: 'Where it can be told, besides what its steps need anyway.' }),
  modules: z.array(id).min(1).meta({ description: 'Folders under definitions/ or tests/definitions/.' }),
  clock: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    .optional()
    .meta({ description: 'What the clock on the wall says when it begins, where the company is.' }),
  organisation: z.strictObject({
    departments: z.record(name, department).default({}),
    users: z.record(name, user),
  }),
  settings: z.record(id, values).default({}),
  records: z.record(name, z.strictObject({ entity: id, values })).default({}),
  steps: z.preprocess(withRepeats, z.array(step).min(1)),
});

export type Scenario = z.output<typeof scenario>;
export type Need = z.output<typeof need>;

/** What can be waited for with a clock that nobody moves, in minutes. */
const longestWait = 3;

/** Everything that a world must have for a story to be told in it. */
export function needsOfStory({ needs, clock, steps }: Scenario): Set<Need> {
  const asksServer = steps.some((one) => one.do === 'call' || one.do === 'batch' || one.twice !== undefined);
  const waits = steps.flatMap((one) => (one.do === 'wait' ? Duration.fromISO(one.for).as('minutes') : []));
  const movesClock = clock !== undefined || waits.reduce((sum, one) => sum + one, 0) > longestWait;
  return new Set([
    ...needs,
    ...(asksServer ? (['server'] as const) : []),
    ...(movesClock ? (['clock'] as const) : []),
  ]);
}

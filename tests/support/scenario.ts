import { z } from 'zod';

/** A word by which a story calls a record, a person, a department. */
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'a name: lowercase, digits, hyphens' });
const id = z.string().min(1).max(60);
const json = z.json();
const values = z.record(z.string(), json);

const department = z.strictObject({ parent: name.optional(), head: name.optional() });
const user = z.strictObject({
  department: name.optional(),
  position: id.optional(),
  roles: z.array(id).default([]),
  groups: z.array(id).default([]),
  active: z.boolean().default(true),
});

const balance = z.strictObject({
  ledger: id,
  where: z.record(z.string(), z.string()),
  measures: z.record(z.string(), z.string()),
});

/** What must be so after a step; what is not named is not looked at. */
const expectation = z.strictObject({
  refused: z.string().optional().meta({ description: 'The step is refused with this code.' }),
  params: values.optional().meta({ description: 'Of the refusal; only the keys named.' }),
  issues: z
    .array(z.string())
    .optional()
    .meta({ description: '`code /path` of everything wrong with the input, in any order.' }),
  state: z.string().optional().meta({ description: 'State of the record.' }),
  instance: z.string().optional().meta({ description: 'State of its latest approval.' }),
  tasks: z
    .array(z.string())
    .optional()
    .meta({ description: 'Every to-do on the record, `person: node`, in any order.' }),
  visits: z
    .array(z.string())
    .optional()
    .meta({ description: 'Every opening of a node so far, `node state`, in order.' }),
  seats: z.array(z.string()).optional().meta({ description: 'Every seat so far, `person state`, in order.' }),
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

const common = {
  actor: name,
  why: z.string().optional().meta({ description: 'A sentence for the reader.' }),
  remember: name.optional().meta({ description: 'Keeps the revision that the record has after this step.' }),
  expect: expectation.optional(),
};
const onRecord = { ...common, record: name };
const withSeen = {
  seen: name.optional().meta({ description: 'A remembered revision that the actor still looks at.' }),
};
const opinion = { opinion: z.string().optional(), ...withSeen };

const reason = { reason: z.string().optional() };
const people = z.array(name).min(1);
const choosing = {
  chosen: z.record(id, z.array(name)).optional().meta({ description: 'Whom the actor chooses, by node.' }),
};

const step = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('create'), ...common, entity: id, as: name, values }),
  z.strictObject({ do: z.literal('update'), ...onRecord, ...withSeen, values }),
  z.strictObject({ do: z.literal('delete'), ...onRecord }),
  z.strictObject({ do: z.literal('submit'), ...onRecord, ...choosing, transition: id.optional() }),
  z.strictObject({ do: z.literal('resubmit'), ...onRecord, ...choosing }),
  z.strictObject({ do: z.literal('approve'), ...onRecord, ...opinion, ...choosing }),
  z.strictObject({ do: z.literal('reject'), ...onRecord, ...opinion }),
  z.strictObject({
    do: z.literal('return'),
    ...onRecord,
    ...opinion,
    to: id.optional(),
    resubmit: z.enum(['restart', 'from-target', 'direct']).optional(),
  }),
  z.strictObject({ do: z.enum(['transfer', 'delegate']), ...onRecord, ...opinion, people }),
  z.strictObject({
    do: z.literal('advise'),
    ...onRecord,
    ...opinion,
    advice: z.enum(['approve', 'reject', 'comment']),
  }),
  z.strictObject({
    do: z.literal('add-sign'),
    ...onRecord,
    ...opinion,
    people,
    where: z.enum(['before', 'after', 'parallel']),
    decision: z.enum(['any', 'all', 'sequential']).optional(),
    strict: z.boolean().optional(),
    approves: z.boolean().optional(),
  }),
  z.strictObject({ do: z.literal('remove'), ...onRecord, ...opinion, target: name }),
  z.strictObject({
    do: z.enum(['abstain', 'recall', 'cancel-addition', 'claim', 'unclaim', 'retrieve']),
    ...onRecord,
    ...opinion,
  }),
  z.strictObject({
    do: z.enum(['withdraw', 'retry', 'urge', 'suspend', 'resume', 'terminate']),
    ...onRecord,
    ...reason,
  }),
  z.strictObject({
    do: z.literal('jump'),
    ...onRecord,
    ...reason,
    to: id,
    siblings: z.enum(['start', 'done', 'cancel']).optional(),
    confirmed: z.literal(true).optional(),
  }),
  z.strictObject({
    do: z.literal('override'),
    ...onRecord,
    ...reason,
    verdict: z.enum(['approve', 'reject']),
  }),
  z.strictObject({ do: z.literal('reassign'), ...onRecord, ...reason, target: name, people }),
  z.strictObject({ do: z.literal('transition'), ...onRecord, transition: id, reason: z.string().optional() }),
  z.strictObject({
    do: z.literal('convert'),
    ...onRecord,
    conversion: id,
    as: name,
    lines: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ do: z.literal('predict'), ...onRecord }),
  z.strictObject({ do: z.literal('read'), ...onRecord }),
]);

/** A story as data; the format is explained in `tests/scenarios/README.md`. */
export const scenario = z.strictObject({
  title: z.string(),
  rules: z
    .array(z.string())
    .default([])
    .meta({ description: 'Paragraphs of the approval rules that it shows.' }),
  modules: z.array(id).min(1).meta({ description: 'Folders under definitions/ or tests/definitions/.' }),
  organisation: z.strictObject({
    departments: z.record(name, department).default({}),
    users: z.record(name, user),
  }),
  settings: z.record(id, values).default({}),
  records: z.record(name, z.strictObject({ entity: id, values })).default({}),
  steps: z.array(step).min(1),
});

export type Scenario = z.output<typeof scenario>;
export type ScenarioStep = z.output<typeof step>;
export type Expectation = z.output<typeof expectation>;

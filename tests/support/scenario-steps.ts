import { z } from 'zod';
import { expectation, id, name, values } from './scenario-expectation.ts';
import { withNumbers } from './scenario-repeats.ts';

const common = {
  actor: name,
  why: z.string().optional().meta({ description: 'A sentence for the reader.' }),
  twice: z
    .enum(['in-turn', 'at-once'])
    .optional()
    .meta({ description: 'The same command is sent twice, and must be answered the same (approval.md K5).' }),
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

const eventual = {
  eventually: z
    .literal(true)
    .optional()
    .meta({ description: 'Asked again for a while, until it is as expected.' }),
};

const acts = [
  z.strictObject({ do: z.literal('create'), ...common, entity: id, as: name, values }),
  z.strictObject({ do: z.literal('update'), ...onRecord, ...withSeen, values }),
  z.strictObject({ do: z.literal('delete'), ...onRecord }),
  z.strictObject({
    do: z.literal('submit'),
    ...onRecord,
    ...choosing,
    transition: id.optional(),
    department: name.optional().meta({ description: 'For which of the own departments (approval.md A9).' }),
  }),
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
  z.strictObject({ do: z.literal('read'), ...onRecord, ...eventual }),
] as const;

const act = z.discriminatedUnion('do', acts);

/** Steps that are no act of one person on one record. */
const more = [
  z
    .strictObject({
      do: z.literal('at-once'),
      ...onRecord,
      acts: z.array(act).min(1),
      times: z.int().min(1).max(100).default(1),
    })
    .meta({ description: 'Several acts in the same moment; on the bare engine one after another.' }),
  z
    .strictObject({
      do: z.literal('wait'),
      ...onRecord,
      for: z.string().regex(/^P(\d+D)?(T(\d+H)?(\d+M)?)?$/),
    })
    .meta({ description: 'The clock goes on so long, and what is due happens.' }),
  z
    .strictObject({
      do: z.literal('batch'),
      ...onRecord,
      records: z.preprocess(withNumbers, z.array(name).min(1)),
      verdict: z.enum(['approve', 'reject']),
      ...opinion,
    })
    .meta({ description: 'The to-dos that the actor has on these records are decided at once.' }),
  z
    .strictObject({
      do: z.literal('call'),
      ...common,
      record: name.optional(),
      method: z.enum(['get', 'post', 'put', 'patch', 'delete']),
      path: z.string(),
      body: z.json().optional(),
      file: z.string().optional().meta({ description: 'The body as a file with this text.' }),
      form: z.record(z.string(), z.string()).optional().meta({ description: 'The body as a form.' }),
      headers: z.record(z.string(), z.string()).optional(),
      keep: z
        .record(name, z.string())
        .optional()
        .meta({ description: 'Names for parts of the answer, by JSON Pointer.' }),
      ...eventual,
    })
    .meta({ description: 'A request to the API in its own words; `nobody` has no session.' }),
] as const;

export const step = z.discriminatedUnion('do', [...acts, ...more]);

export type ScenarioStep = z.output<typeof step>;
export type ActStep = z.output<typeof act>;

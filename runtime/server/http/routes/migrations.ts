import { z } from 'zod';
import {
  dryRunMigration,
  type MigrationRequest,
  readMigration,
  readMigrations,
  startMigration,
  takeBackMigration,
} from '../../operations/designer/migrations.ts';
import { readRunning } from '../../operations/designer/running-approvals.ts';
import { isUndecided, type Migration } from '../../store/migrations.ts';
import { type Answer, route } from '../route.ts';
import * as shapes from '../shapes.ts';

const nodeId = z.string().max(60);
const request = {
  workflow: z.string().max(60),
  nodes: z
    .record(nodeId, nodeId)
    .default({})
    .meta({ description: 'Where nodes of older versions are found in the one of today.' }),
  visits: z
    .enum(['keep', 'reopen'])
    .default('keep')
    .meta({ description: 'Whether open steps keep their people, or find them anew.' }),
  instances: z
    .array(z.string().max(64))
    .max(5000)
    .optional()
    .meta({ description: 'Only these approvals; every one on an older version when absent.' }),
};
const about = { instance: z.string(), entity: z.string(), record: z.string() };

const summary = {
  id: z.string(),
  workflow: z.string(),
  at: z.string(),
  by: shapes.reference,
  visits: z.enum(['keep', 'reopen']),
  takeBack: z.object({ by: shapes.reference, at: z.string() }).nullable(),
  total: z.int(),
  done: z
    .int()
    .meta({ description: 'Of how many it is settled what became of them, or became of them again.' }),
  migrated: z.int(),
  takenBack: z.int(),
};

const migration = z.object({
  ...summary,
  items: z.array(
    z.object({
      ...about,
      outcome: z.string(),
      reason: z.string().optional(),
      nodes: z.array(z.string()).optional(),
    }),
  ),
});

const asked = z.object({ person: shapes.person, node: z.string(), when: z.enum(['now', 'later']) });

/** What was not said is what is usual. */
function requestOf(body: unknown): MigrationRequest {
  return { nodes: {}, visits: 'keep', ...(body as Pick<MigrationRequest, 'workflow'>) };
}

function summaryOf(one: Migration) {
  const { id, workflow, at, by, visits, takeBack, rows } = one;
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  return {
    id,
    workflow,
    at,
    by,
    visits,
    takeBack: takeBack ?? null,
    total: rows.length,
    done: rows.filter((row) => !isUndecided(one, row)).length,
    migrated: count('migrated'),
    takenBack: count('taken-back'),
  };
}

function answer(status: 200 | 202, one: Migration): Answer {
  return { status, body: { ...summaryOf(one), items: one.rows.map(({ rev: _, ...row }) => row) } };
}

/** Moving approvals that run to the version of today, and taking that back (approval.md L2). */
export const migrationRoutes = [
  route({
    method: 'get',
    path: '/api/designer/migrations',
    summary: 'How many approvals run on which version of which workflow, and the last migrations.',
    tag: 'designer',
    access: 'designer',
    answers: {
      200: z.object({
        running: z.array(
          z.object({
            workflow: z.string(),
            label: shapes.label.nullable(),
            total: z.int(),
            versions: z.array(
              z.object({
                configuration: z.string(),
                number: z.int().nullable(),
                count: z.int(),
                isCurrent: z.boolean(),
                differs: z.boolean(),
              }),
            ),
          }),
        ),
        items: z.array(z.object(summary)),
      }),
    },
    async handle({ acting }) {
      const [running, items] = await Promise.all([readRunning(acting), readMigrations(acting)]);
      return { status: 200, body: { running, items: items.map(summaryOf) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/migrations/dry-run',
    summary: 'What moving the approvals of a workflow to its version of today would mean, one by one.',
    tag: 'designer',
    access: 'designer',
    body: z.strictObject(request),
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            ...about,
            configuration: z.string(),
            state: z.string(),
            title: z.string(),
            initiator: z.string(),
            outcome: z.enum(['ok', 'needs-mapping', 'blocked']),
            reason: z.string().optional(),
            node: z.string().optional(),
            nodes: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
            path: z
              .object({ before: z.array(z.string()), after: z.array(z.string()), isSame: z.boolean() })
              .optional(),
            gains: z.array(asked).optional(),
            loses: z.array(asked).optional(),
          }),
        ),
        labels: z.record(z.string(), shapes.label).meta({ description: 'What nodes are called, by id.' }),
      }),
    },
    async handle({ acting, body }) {
      return { status: 200, body: await dryRunMigration(acting, requestOf(body)) };
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/migrations/run',
    summary: 'Begins to move the approvals of a workflow to its version of today.',
    tag: 'designer',
    access: 'designer',
    body: z.strictObject(request),
    answers: { 202: migration },
    async handle({ acting, body }) {
      return answer(202, await startMigration(acting, requestOf(body)));
    },
  }),
  route({
    method: 'get',
    path: '/api/designer/migrations/:migration',
    summary: 'How far a migration has got, and what became of each approval.',
    tag: 'designer',
    access: 'designer',
    answers: { 200: migration },
    async handle({ acting, params }) {
      return answer(200, await readMigration(acting, params.migration as string));
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/migrations/:migration/take-back',
    summary: 'Begins to take a migration back, for the approvals about which nothing has happened since.',
    tag: 'designer',
    access: 'designer',
    body: z.strictObject({}),
    answers: { 202: migration },
    async handle({ acting, params }) {
      return answer(202, await takeBackMigration(acting, params.migration as string));
    },
  }),
];

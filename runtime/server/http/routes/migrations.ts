import { z } from 'zod';
import {
  dryRunMigration,
  type MigrationRequest,
  readMigration,
  startMigration,
} from '../../operations/designer/migrations.ts';
import type { Migration } from '../../store/migrations.ts';
import { type Answer, route } from '../route.ts';
import * as shapes from '../shapes.ts';

const nodeId = z.string().max(60);
const request = {
  workflow: z.string().max(60),
  nodes: z
    .record(nodeId, nodeId)
    .default({})
    .meta({ description: 'Where nodes of older versions are found in the one of today.' }),
};
const about = { instance: z.string(), entity: z.string(), record: z.string() };

const migration = z.object({
  id: z.string(),
  workflow: z.string(),
  at: z.string(),
  by: shapes.reference,
  total: z.int(),
  done: z.int(),
  migrated: z.int(),
  items: z.array(
    z.object({
      ...about,
      outcome: z.string(),
      reason: z.string().optional(),
      nodes: z.array(z.string()).optional(),
    }),
  ),
});

function answer(status: 200 | 202, { id, workflow, at, by, rows }: Migration): Answer {
  const count = (test: (outcome: string) => boolean) => rows.filter((row) => test(row.outcome)).length;
  const done = count((outcome) => outcome !== 'waiting');
  const migrated = count((outcome) => outcome === 'migrated');
  return { status, body: { id, workflow, at, by, total: rows.length, done, migrated, items: rows } };
}

/** Moving approvals that run to the version of today (approval.md L2). */
export const migrationRoutes = [
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
            outcome: z.enum(['ok', 'needs-mapping', 'blocked']),
            reason: z.string().optional(),
            node: z.string().optional(),
            nodes: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
            path: z
              .object({ before: z.array(z.string()), after: z.array(z.string()), isSame: z.boolean() })
              .optional(),
          }),
        ),
      }),
    },
    async handle({ acting, body }) {
      return { status: 200, body: { items: await dryRunMigration(acting, body as MigrationRequest) } };
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/migrations/run',
    summary: 'Begins to move the approvals of a workflow to its version of today.',
    tag: 'designer',
    access: 'designer',
    body: z.strictObject({ ...request, visits: z.enum(['keep', 'reopen']).default('keep') }),
    answers: { 202: migration },
    async handle({ acting, body }) {
      return answer(202, await startMigration(acting, body as MigrationRequest));
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
];

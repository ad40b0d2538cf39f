import { z } from 'zod';
import { answering } from '../../operations/acting.ts';
import { discardDraft, publishedLayer, readDraft, saveDraft } from '../../operations/designer/drafts.ts';
import { buildWith, parseLayer } from '../../operations/designer/layer-build.ts';
import {
  findVersion,
  listVersions,
  publishDraft,
  rollBack,
  type Version,
} from '../../operations/designer/publish.ts';
import { simulate } from '../../operations/designer/simulate.ts';
import { predictedPath } from '../path-shape.ts';
import { type Answer, route } from '../route.ts';
import * as shapes from '../shapes.ts';

/** A layer's own shape is checked by the engine, so that its problems have the engine's codes and paths. */
const layer = z.record(z.string(), z.unknown());

const draft = z.object({
  revision: z.int(),
  baseVersion: z.int(),
  layer,
  updatedAt: z.string(),
  updatedBy: shapes.reference,
});

const version = z.object({
  number: z.int(),
  note: z.string(),
  author: shapes.reference,
  at: z.string(),
  changeCount: z.int(),
  restores: z.int().nullable(),
  base: z.record(z.string(), z.string()),
  configuration: z.string(),
  isCurrent: z.boolean(),
});

function answerVersion(published: Version): Answer {
  return { status: 201, body: published };
}

export const designerRoutes = [
  route({
    method: 'get',
    path: '/api/designer/workspace',
    summary:
      'Everything the designer works on: standard modules as written, the published layer, the draft, people to test with.',
    tag: 'designer',
    access: 'designer',
    answers: {
      200: z.object({
        version: z.int(),
        configuration: z.string(),
        standard: z.record(z.string(), z.unknown()),
        layer,
        draft: draft.nullable(),
        people: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            username: z.string(),
            roles: z.array(z.string()),
            department: z.string().nullable(),
          }),
        ),
      }),
    },
    async handle({ acting }) {
      const { tenant, organisation } = acting.world;
      const [published, current] = await Promise.all([publishedLayer(acting), readDraft(acting)]);
      return {
        status: 200,
        body: {
          version: tenant.version,
          configuration: tenant.configuration,
          standard: acting.ground.tenants.standardSources,
          layer: published,
          draft: current,
          people: organisation
            .peopleWhere((person) => person.active)
            .map(({ id, name, username, roles, department }) => ({
              id,
              name,
              username,
              roles: [...roles],
              department: organisation.department(department)?.name ?? null,
            })),
        },
      };
    },
  }),
  route({
    method: 'put',
    path: '/api/designer/draft',
    summary: 'Saves the draft over the revision in If-Match ("0" for the first).',
    tag: 'designer',
    access: 'designer',
    body: z.strictObject({ layer }),
    answers: { 200: draft },
    async handle({ acting, body, ifMatch }) {
      return { status: 200, body: await saveDraft(acting, (body as { layer: unknown }).layer, ifMatch) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/designer/draft',
    summary: 'Throws the draft away.',
    tag: 'designer',
    access: 'designer',
    answers: { 204: 'nothing' },
    async handle({ acting }) {
      await discardDraft(acting);
      return { status: 204 };
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/check',
    summary: 'Everything wrong with a layer, by the code that publishing uses.',
    tag: 'designer',
    access: 'designer',
    body: z.strictObject({ layer }),
    answers: { 200: z.object({ hash: z.string(), issues: z.array(shapes.issue) }) },
    async handle({ acting, body }) {
      const { hash, issues } = buildWith(acting, parseLayer((body as { layer: unknown }).layer));
      return { status: 200, body: { hash, issues } };
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/simulate',
    summary:
      'A test run of a workflow under a layer, for a sample record and somebody who submits it. Writes nothing.',
    tag: 'designer',
    access: 'designer',
    body: z.strictObject({
      layer,
      workflow: z.string().max(60),
      initiator: z.string().max(64),
      input: z.record(z.string(), z.unknown()),
    }),
    answers: {
      200: z.object({
        path: predictedPath,
        routes: z.array(
          z.object({
            node: z.string(),
            taken: z.string(),
            branches: z.array(
              z.object({
                branch: z.string(),
                truth: z.union([z.boolean(), z.enum(['unknown', 'failed'])]).optional(),
                values: z.array(z.object({ name: z.string(), value: z.string() })),
              }),
            ),
          }),
        ),
        record: z.record(z.string(), z.unknown()),
        issues: z.array(shapes.issue),
      }),
    },
    async handle({ acting, body }) {
      return { status: 200, body: await simulate(acting, body as Parameters<typeof simulate>[1]) };
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/publish',
    summary: 'Publishes the draft whose revision is in If-Match as the next version.',
    tag: 'designer',
    access: 'designer',
    isPersonal: true,
    body: z.strictObject({ note: z.string().max(500).default('') }),
    answers: { 201: version },
    async handle({ acting, body, ifMatch }) {
      const { note = '' } = body as { note?: string };
      return answerVersion(await publishDraft(answering(acting, answerVersion), { seen: ifMatch, note }));
    },
  }),
  route({
    method: 'get',
    path: '/api/designer/versions',
    summary: 'The published versions, newest first.',
    tag: 'designer',
    access: 'designer',
    answers: { 200: z.object({ items: z.array(version) }) },
    async handle({ acting }) {
      return { status: 200, body: { items: await listVersions(acting) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/designer/versions/:number',
    summary: 'A published version with its layer.',
    tag: 'designer',
    access: 'designer',
    answers: { 200: version.extend({ layer }) },
    async handle({ acting, params }) {
      return { status: 200, body: await findVersion(acting, Number(params.number)) };
    },
  }),
  route({
    method: 'post',
    path: '/api/designer/rollback',
    summary: 'Brings the layer of an earlier version (0: the plain standard) back as a new version.',
    tag: 'designer',
    access: 'designer',
    isPersonal: true,
    body: z.strictObject({ version: z.int().min(0), note: z.string().max(500).default('') }),
    answers: { 201: version },
    async handle({ acting, body }) {
      const { version: number, note = '' } = body as { version: number; note?: string };
      return answerVersion(await rollBack(answering(acting, answerVersion), { number, note }));
    },
  }),
];

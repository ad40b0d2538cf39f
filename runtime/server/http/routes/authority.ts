import { z } from 'zod';
import { type AuthorityTrial, readLadders, tryAuthority } from '../../operations/admin/authority.ts';
import { route } from '../route.ts';
import * as shapes from '../shapes.ts';

const mode = z.enum(['chain', 'first']);

const ladder = z.object({
  id: z.string(),
  name: z.string(),
  document: z.object({ id: z.string(), label: shapes.label.nullable() }),
  department: shapes.reference.nullable(),
  category: z.string().nullable(),
  currency: z.string().nullable(),
  validFrom: z.string(),
  validUntil: z.string().nullable(),
  mode,
  levels: z.array(z.object({ upTo: z.string().nullable(), who: z.string() })),
});

const { reason: _, ...person } = shapes.foundPerson.shape;

export const authorityRoutes = [
  route({
    method: 'get',
    path: '/api/admin/authority',
    summary: 'Who may approve what: every table of authority, with what is wrong between them.',
    tag: 'admin',
    access: 'administrator',
    answers: {
      200: z.object({
        ladders: z.array(ladder),
        problems: z.array(z.object({ code: z.enum(['gap', 'overlap']), matrices: z.array(z.string()) })),
      }),
    },
    async handle({ acting }) {
      return { status: 200, body: readLadders(acting) };
    },
  }),
  route({
    method: 'post',
    path: '/api/admin/authority/try',
    summary: 'Who would decide on a document of somebody of this amount, and why. Writes nothing.',
    tag: 'admin',
    access: 'administrator',
    body: z.strictObject({
      document: z.string().min(1).max(60),
      person: z.string().min(1).max(60),
      amount: z.string().regex(/^\d{1,20}(\.\d{1,10})?$/),
      category: z.string().max(60).optional(),
      currency: z.string().max(3).optional(),
      on: z.iso.date().optional(),
    }),
    answers: {
      200: z.object({
        matrix: z.object({ id: z.string(), name: z.string(), mode }).nullable(),
        levels: z.array(
          z.object({ upTo: z.string().nullable(), who: z.string(), people: z.array(z.object(person)) }),
        ),
        trace: z.array(z.object({ id: z.string(), name: z.string(), outcome: z.string() })),
      }),
    },
    async handle({ acting, body }) {
      return { status: 200, body: tryAuthority(acting, body as AuthorityTrial) };
    },
  }),
];

import { z } from 'zod';
import { readInstance } from '../../operations/act-on-instance.ts';
import { answering } from '../../operations/acting.ts';
import { revivalOf, revive } from '../../operations/revive.ts';
import type { StoredRecord } from '../../store/records.ts';
import { route } from '../route.ts';

const made = z.object({ entity: z.string(), id: z.string() });

export const revivalRoutes = [
  route({
    method: 'get',
    path: '/api/records/:entity/:id/revival',
    summary: 'The approval after which the record may be copied into a new draft; none where it may not.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: z.object({ instance: z.object({ id: z.string(), state: z.string() }).nullable() }) },
    async handle({ acting, params }) {
      const found = await revivalOf(acting, params.entity as string, params.id as string);
      return { status: 200, body: { instance: found ? { id: found.id, state: found.state } : null } };
    },
  }),
  route({
    method: 'post',
    path: '/api/instances/:instance/revive',
    summary:
      'Copies the record of an approval that was rejected, withdrawn or terminated into a new draft that remembers it.',
    tag: 'approvals',
    access: 'session',
    body: z.strictObject({}),
    answers: { 201: made },
    async handle({ acting, params }) {
      const { entity } = await readInstance(acting, params.instance as string);
      const render = ({ id }: StoredRecord) => ({ status: 201, body: { entity, id } });
      const record = await revive(answering(acting, render), params.instance as string);
      return render(record);
    },
  }),
];

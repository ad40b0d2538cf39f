import { z } from 'zod';
import { keepOutgoingHosts } from '../../operations/admin/outgoing-hosts.ts';
import { route } from '../route.ts';

const host = z.strictObject({
  host: z
    .string()
    .max(260)
    .regex(/^[A-Za-z0-9.-]+(:\d{1,5})?$/)
    .meta({ description: 'Its name as addresses have it, with the port where they do: `erp.example:8443`.' }),
  allowPrivate: z
    .boolean()
    .optional()
    .meta({ description: 'It may be in a network of our own, and be called without encryption.' }),
});
const hosts = z.strictObject({ hosts: z.array(host).max(100) });

/** Which hosts services of workflows may call (approval.md G6). */
export const outgoingHostRoutes = [
  route({
    method: 'get',
    path: '/api/admin/outgoing-hosts',
    summary: 'The hosts that services of workflows may call.',
    tag: 'admin',
    access: 'administrator',
    answers: { 200: hosts },
    async handle({ acting }) {
      return { status: 200, body: { hosts: acting.world.tenant.outgoingHosts ?? [] } };
    },
  }),
  route({
    method: 'put',
    path: '/api/admin/outgoing-hosts',
    summary: 'Replaces the hosts that services of workflows may call.',
    tag: 'admin',
    access: 'administrator',
    body: hosts,
    answers: { 200: hosts },
    async handle({ acting, body }) {
      const { hosts: wanted } = body as z.output<typeof hosts>;
      return { status: 200, body: { hosts: await keepOutgoingHosts(acting, wanted) } };
    },
  }),
];

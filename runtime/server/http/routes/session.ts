import { serialize } from 'cookie';
import { z } from 'zod';
import { issue } from '../../../../engine/issue.ts';
import type { Acting } from '../../operations/acting.ts';
import { changeOwnPassword } from '../../operations/admin/passwords.ts';
import { Invalid } from '../../operations/invalid.ts';
import { inTransaction } from '../../operations/work.ts';
import { modelsOf, type SessionDocument } from '../../store/models.ts';
import { actingOf, sessionCookie } from '../authenticate.ts';
import type { LoginLimiter } from '../login-limiter.ts';
import { route } from '../route.ts';
import type { Sessions } from '../sessions.ts';
import * as shapes from '../shapes.ts';

const sessionShape = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    username: z.string(),
    department: shapes.reference.nullable(),
    /** Those the person may submit for, the main one first (approval.md A9). */
    departments: z.array(shapes.reference),
  }),
  tenant: z.object({
    id: z.string(),
    name: shapes.label,
    timeZone: z.string(),
    currency: z.string(),
    isDemo: z.boolean(),
  }),
  roles: z.array(z.object({ id: z.string(), label: shapes.label })),
  isDesigner: z.boolean(),
  isAdministrator: z.boolean(),
  configuration: z.string(),
  csrfToken: z.string(),
});

/** Who is signed in, in what company, with what rights. */
function presentSession(
  { world, person, policy }: Acting,
  session: SessionDocument,
): z.infer<typeof sessionShape> {
  const { tenant, configuration, organisation } = world;
  const departments = [person.department, ...(person.otherDepartments ?? [])].flatMap((id) => {
    const department = organisation.department(id);
    return department ? [{ id: department.id, title: department.name }] : [];
  });
  return {
    user: {
      id: person.id,
      name: person.name,
      username: person.username,
      department: departments.find(({ id }) => id === person.department) ?? null,
      departments,
    },
    tenant: {
      id: tenant._id,
      name: tenant.name,
      timeZone: tenant.timeZone,
      currency: tenant.currency,
      isDemo: tenant.isDemo,
    },
    roles: person.roles.flatMap((id) => {
      const role = configuration.roles.get(id);
      return role ? [{ id, label: role.definition.label }] : [];
    }),
    isDesigner: policy.isDesigner,
    isAdministrator: policy.isAdministrator,
    configuration: configuration.hash,
    csrfToken: session.csrfToken,
  };
}

/** Who came and went, when and from where (reliability.md J02). */
async function auditSession(acting: Acting, action: 'sign-in' | 'sign-out'): Promise<void> {
  await inTransaction(acting, async (work) => {
    work.audit({ action });
  });
}

function cookieOf(value: string, isSecure: boolean, maxAge?: number): string {
  return serialize(sessionCookie, value, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure,
    ...(maxAge !== undefined && { maxAge }),
  });
}

/** Routes that need more than what every operation stands on are made with it. */
export interface SessionRoutesGround {
  sessions: Sessions;
  limiter: LoginLimiter;
  /** The session that the current request came with. */
  sessionOf: (acting: Acting) => SessionDocument;
}

export function sessionRoutes({ sessions, limiter, sessionOf }: SessionRoutesGround) {
  return [
    route({
      method: 'post',
      path: '/api/session',
      summary: 'Signs in; answers the CSRF token that changing requests of the session carry.',
      tag: 'session',
      access: 'public',
      body: z.strictObject({
        tenant: z.string().min(1).max(60),
        username: z.string().min(1).max(60),
        password: z.string().min(1).max(200),
      }),
      answers: { 200: sessionShape },
      async handle({ body, headers, ground, origin }) {
        const credentials = body as { tenant: string; username: string; password: string };
        const { token, session } = await limiter.attempt(credentials, origin.ip, () =>
          sessions.open(credentials),
        );
        const acting = await actingOf(session, ground, origin);
        await auditSession(acting, 'sign-in');
        return {
          status: 200,
          body: presentSession(acting, session),
          headers: { 'Set-Cookie': cookieOf(token, headers['x-forwarded-proto'] === 'https') },
        };
      },
    }),
    route({
      method: 'get',
      path: '/api/session',
      summary: 'Who is signed in.',
      tag: 'session',
      access: 'session',
      answers: { 200: sessionShape },
      async handle({ acting }) {
        return { status: 200, body: presentSession(acting, sessionOf(acting)) };
      },
    }),
    route({
      method: 'delete',
      path: '/api/session',
      summary: 'Signs out.',
      tag: 'session',
      access: 'session',
      answers: { 204: 'nothing' },
      async handle({ acting }) {
        await auditSession(acting, 'sign-out');
        await sessions.close(sessionOf(acting));
        return { status: 204, headers: { 'Set-Cookie': cookieOf('', false, 0) } };
      },
    }),
    route({
      method: 'post',
      path: '/api/session/password',
      summary: "Changes the caller's password; their other browser sessions end.",
      tag: 'session',
      access: 'session',
      isPersonal: true,
      body: z.strictObject({ current: z.string().min(1).max(200), next: shapes.newPassword }),
      answers: { 204: 'nothing' },
      async handle({ acting, body, origin }) {
        const { current, next } = body as { current: string; next: string };
        const { username } = acting.person;
        const credentials = { tenant: acting.world.tenant._id, username, password: current };
        await limiter.attempt(credentials, origin.ip, async () => {
          if (!(await sessions.accountOf(credentials)))
            throw new Invalid([issue('password.wrong', '/current')]);
        });
        await changeOwnPassword(acting, { password: next, session: sessionOf(acting)._id });
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/api/session/personas',
      summary: 'The demo accounts for signing in with one click; none where there is no demo.',
      tag: 'session',
      access: 'public',
      answers: {
        200: z.object({
          tenants: z.array(
            z.object({
              id: z.string(),
              name: shapes.label,
              personas: z.array(z.object({ username: z.string(), name: z.string(), role: shapes.label })),
            }),
          ),
        }),
      },
      async handle({ ground }) {
        const tenants = await modelsOf(ground.database.mongoose)
          .tenants.find({ isDemo: true })
          .sort({ _id: 1 })
          .lean();
        const worlds = await Promise.all(tenants.map((tenant) => ground.tenants.world(tenant._id)));
        return {
          status: 200,
          body: {
            tenants: worlds.flatMap((world) => (world ? [personasOf(world)] : [])),
          },
        };
      },
    }),
  ];
}

/** The accounts that a visitor of the demo is offered, in this order. */
const offered = ['sales', 'sales-manager', 'finance', 'warehouse', 'admin', 'consultant'];

function personasOf({ tenant, organisation, configuration }: Acting['world']) {
  const personas = offered.flatMap((username) => {
    const person = organisation.personNamed(username);
    const role = configuration.roles.get(person?.roles[0] ?? '');
    return person && role ? [{ username, name: person.name, role: role.definition.label }] : [];
  });
  return { id: tenant._id, name: tenant.name, personas };
}

import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/mongo-adapter';
import { parse as parseCookie } from 'cookie';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import { sessionCookie } from '../http/authenticate.ts';
import type { Sessions } from '../http/sessions.ts';
import type { Ground, Hint } from '../operations/acting.ts';
import type { Database } from '../store/database.ts';
import type { SessionDocument } from '../store/models.ts';

/** The channel on which open pages hear that something changed. */
export interface Realtime {
  hint(hint: Hint): Promise<void>;
  close(): Promise<void>;
}

/** How long an open line is trusted without asking for its session again, in milliseconds. */
const askAgainAfter = 30_000;

interface RealtimeGround {
  database: Database;
  sessions: Sessions;
  ground: () => Ground;
  log: Logger;
}

/** How much the processes' common events may take before the oldest go, in bytes. */
const eventCollectionSize = 16_000_000;

/**
 * socket.io behind the session cookie. A hint says which record or whose inbox changed, never what:
 * the page asks again through the API, which knows what it may see (reliability.md H04, N04). Rooms are
 * joined by the server alone, from the session; clients cannot name one. Several processes behind
 * one database reach each other's clients through it.
 */
export async function openRealtime(
  http: HttpServer,
  { database, sessions, ground, log }: RealtimeGround,
): Promise<Realtime> {
  const io = new Server(http, {
    path: '/socket',
    serveClient: false,
    maxHttpBufferSize: 65_536,
    transports: ['websocket'],
  });
  const events = await eventCollection(database);
  if (events) io.adapter(createAdapter(events as never));
  const listenerOf = async ({ handshake: { headers } }: Socket): Promise<SessionDocument | undefined> => {
    const session = await sessions.find(parseCookie(headers.cookie ?? '')[sessionCookie] ?? '');
    const world = session && (await ground().tenants.world(session.tenant));
    const isActive = world?.organisation.person(session?.user ?? '')?.active === true;
    return isActive && sameOrigin(headers) ? session : undefined;
  };
  const admit = async (socket: Socket): Promise<boolean> => {
    const session = await listenerOf(socket);
    if (!session) return false;
    await socket.join([tenantRoom(session.tenant), inboxRoom(session.tenant, session.user)]);
    return true;
  };
  /** Who has signed out, or left the company, does not go on listening on a line that is still open (reliability.md N03). */
  const endOutdated = async () => {
    for (const socket of io.of('/').sockets.values())
      if (!(await listenerOf(socket))) socket.disconnect(true);
  };
  const timer = setInterval(() => {
    endOutdated().catch((cause) => log.warn({ err: cause }, 'who still listens could not be asked'));
  }, askAgainAfter).unref();
  io.use((socket, next) => {
    admit(socket).then(
      (isAdmitted) => next(isAdmitted ? undefined : new Error('session.required')),
      (cause) => {
        // Without its database the process goes on, and the page comes back later.
        log.warn({ err: cause }, 'a page could not be let in to listen');
        next(new Error('server.failed'));
      },
    );
  });
  return {
    async hint({ tenant, entity, record, inboxes, configuration }) {
      const processes = await io
        .of('/')
        .adapter.serverCount()
        // Who else there is cannot be told: then it is told to all.
        .catch(() => Number.POSITIVE_INFINITY);
      // Alone, the database need not carry what only clients of this process can hear.
      const clients = processes > 1 ? io : io.local;
      if (entity !== undefined) clients.to(tenantRoom(tenant)).emit('record', { entity, record });
      if (configuration) clients.to(tenantRoom(tenant)).emit('configuration', {});
      for (const user of inboxes ?? []) clients.to(inboxRoom(tenant, user)).emit('inbox', {});
    },
    close: async () => {
      clearInterval(timer);
      await io.close();
    },
  };
}

function tenantRoom(tenant: string): string {
  return `tenant:${tenant}`;
}

function inboxRoom(tenant: string, user: string): string {
  return `inbox:${tenant}:${user}`;
}

/** A page of another site may not listen with our cookie (reliability.md N02). */
function sameOrigin({ origin, host }: { origin?: string | undefined; host?: string | undefined }): boolean {
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
}

/** The capped collection that processes share; without one each process serves its own clients. */
async function eventCollection({ db }: Database) {
  await db.createCollection('socketEvents', { capped: true, size: eventCollectionSize }).catch((cause) => {
    if (cause.codeName !== 'NamespaceExists') throw cause;
  });
  // A hint that a crash takes is asked for again by the page that reconnects: nobody waits for the disk.
  return db.collection('socketEvents', { writeConcern: { w: 1 } });
}

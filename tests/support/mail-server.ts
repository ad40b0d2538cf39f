import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { afterAll } from 'vitest';

/** A letter as it arrived. */
export interface ReceivedLetter {
  id: string;
  to: string;
  /** The whole message as it came over the line. */
  source: string;
}

/** What the server does with a letter: takes it, or how it fails. */
export type Manners = 'take' | 'refuse-for-now' | 'refuse-for-good' | 'hang' | 'drop-after-taking';

export interface MailServer {
  url: string;
  received: ReceivedLetter[];
  /** How often it was asked to take a letter. */
  asked: number;
}

/** A real SMTP server on the loop-back, whose manners are told for each letter by its addressee. */
export async function startMailServer(
  mannersOf: (to: string) => Manners = () => 'take',
): Promise<MailServer> {
  const received: ReceivedLetter[] = [];
  const mail: MailServer = { url: '', received, asked: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, session, done) {
      const manners = mannersOf(address);
      mail.asked++;
      mannersIn.set(session.id, manners);
      if (manners === 'refuse-for-now') return done(answer(451, 'busy'));
      if (manners === 'refuse-for-good') return done(answer(550, 'no such mailbox'));
      done();
    },
    onData(stream, session, done) {
      const manners = mannersIn.get(session.id) ?? 'take';
      readAll(stream).then((source) => {
        if (manners === 'hang') return;
        const [, id = ''] = /^Message-ID: (\S+)/im.exec(source) ?? [];
        received.push({ id, to: session.envelope.rcptTo[0]?.address ?? '', source });
        if (manners === 'drop-after-taking') return drop(server, session);
        done();
      }, done);
    },
  });
  const mannersIn = new Map<string, Manners>();
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  mail.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  afterAll(
    () =>
      new Promise<void>((resolve) => {
        for (const connection of connectionsOf(server)) connection._socket.destroy();
        server.close(() => resolve());
      }),
  );
  return mail;
}

function answer(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

async function readAll(stream: SMTPServerDataStream): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

interface Connection {
  id: string;
  _socket: { destroy(): void };
}

/** The library tells no way to a connection but this. */
function connectionsOf(server: SMTPServer): Set<Connection> {
  return (server as unknown as { connections: Set<Connection> }).connections;
}

function drop(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of connectionsOf(server)) if (connection.id === id) connection._socket.destroy();
}

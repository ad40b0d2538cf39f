import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';

let server: TestServer;
let admin: TestClient;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = await startTestServer({ tenants: { acme: { people: { admin: { roles: ['administrator'] } } } } });
  admin = await server.signIn('admin');
});

afterAll(() => void vi.useRealTimers());

/** Whether a page with these headers may listen; why not, if not. */
function listen(extraHeaders: Record<string, string>): Promise<string> {
  const socket = io(server.url, {
    path: '/socket',
    transports: ['websocket'],
    reconnection: false,
    extraHeaders,
  });
  return new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('listens'));
    socket.once('connect_error', ({ message }) => resolve(message));
  }).finally(() => socket.close());
}

test('a page with a session listens, any other does not', async () => {
  const { cookie = '' } = admin.headers;

  expect(await listen({ cookie })).toBe('listens');
  expect(await listen({})).toBe('session.required');
  expect(await listen({ cookie, origin: 'http://elsewhere.example' })).toBe('session.required');
});

test('while the database is away a page is refused, and the process goes on', async () => {
  const { cookie = '' } = admin.headers;
  const { sessions } = server.app;
  const { find } = sessions;
  sessions.find = () => Promise.reject(new Error('no database'));

  const refused = await listen({ cookie });
  sessions.find = find;

  expect(refused).toBe('server.failed');
  await succeeded(admin.get('/api/session'));
});

test('who has signed out stops listening', async () => {
  const person = await server.signIn('admin');
  const { cookie = '' } = person.headers;
  const socket = io(server.url, {
    path: '/socket',
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie },
  });
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  await succeeded(person.send('delete', '/api/session'));

  await vi.advanceTimersByTimeAsync(30_000);

  expect(await ended).toBe('io server disconnect');
});

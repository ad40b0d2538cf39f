import { expect } from 'vitest';
import { newId } from '../../runtime/server/store/new-id.ts';
import type { TestAnswer, TestClient } from './test-client.ts';

/** A client that sends every command twice under one key, and wants the same answer to both (approval.md K5). */
export function sendingTwice(client: TestClient, how: 'in-turn' | 'at-once'): TestClient {
  const twin: TestClient = Object.create(client);
  twin.send = async (method, path, sending = {}) => {
    if (method === 'get') return client.send(method, path, sending);
    const headers = { ...sending.headers, 'idempotency-key': newId() };
    const once = () => client.send(method, path, { ...sending, headers });
    const [first, second] =
      how === 'at-once' ? await Promise.all([once(), once()]) : [await once(), await once()];
    expect(said(second), 'the second answer to the same command').toEqual(said(first));
    return first;
  };
  return twin;
}

/** Each request has an id of its own. */
function said({ status, body }: TestAnswer) {
  return { status, body: { ...body, requestId: undefined } };
}

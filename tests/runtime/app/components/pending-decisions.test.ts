// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  decide,
  listenToDecisions,
  sendAll,
  setOpinion,
  undo,
  undoTime,
  useDecisions,
} from '../../../../runtime/app/components/decision/pending-decisions.ts';

const task = { id: 't1', title: 'SO-1' };
const approve = { action: 'approve', seenRevision: 3 } as const;

/** Stands for the network: what was sent, and what comes back. */
const server = vi.fn<(path: string, request: RequestInit) => Promise<Response>>();
const heard = { sent: vi.fn(async () => {}), failed: vi.fn(async () => {}) };
let stopListening: () => void;

function answer(status: number, body: object): void {
  server.mockImplementation(async () => new Response(JSON.stringify(body), { status }));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', server);
  vi.clearAllMocks();
  answer(200, {});
  stopListening = listenToDecisions(heard);
  useDecisions.setState({ pending: [], opinions: {} });
});
afterEach(() => {
  stopListening();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a decision', () => {
  test('is sent only when its time to take it back is over', async () => {
    decide(task, approve);
    await vi.advanceTimersByTimeAsync(undoTime - 1);
    expect(server).not.toHaveBeenCalled();

    await vi.advanceTimersByTimeAsync(1);

    expect(server).toHaveBeenCalledOnce();
    expect(server.mock.calls[0]?.[0]).toBe('/api/tasks/t1/actions');
    expect(JSON.parse(String(server.mock.calls[0]?.[1].body))).toEqual(approve);
    expect(heard.sent).toHaveBeenCalledOnce();
    expect(useDecisions.getState().pending).toEqual([]);
  });

  test('made twice by a double click is one', async () => {
    decide(task, approve);
    decide(task, approve);
    await vi.advanceTimersByTimeAsync(undoTime);

    expect(server).toHaveBeenCalledOnce();
  });

  test('taken back in time is never sent, and its opinion is kept', async () => {
    setOpinion(task.id, '价格偏高');
    decide(task, { action: 'reject', comment: '价格偏高', seenRevision: 3 });

    undo(task.id);
    await vi.advanceTimersByTimeAsync(undoTime * 2);

    expect(server).not.toHaveBeenCalled();
    expect(useDecisions.getState()).toEqual({ pending: [], opinions: { t1: '价格偏高' } });
  });

  test('goes out at once when the page is closed, even after that', async () => {
    decide(task, approve);

    await sendAll(true);
    await vi.advanceTimersByTimeAsync(undoTime);

    expect(server).toHaveBeenCalledOnce();
    expect(server.mock.calls[0]?.[1].keepalive).toBe(true);
  });

  test('that came too late is told with the one who was faster, and the task is free again', async () => {
    answer(409, { code: 'task.closed', title: '已由 孙丽华 处理', status: 409, issues: [], requestId: '' });

    decide(task, approve);
    await vi.advanceTimersByTimeAsync(undoTime);

    expect(heard.failed).toHaveBeenCalledWith(
      expect.objectContaining({ task: 't1' }),
      expect.objectContaining({ body: expect.objectContaining({ title: '已由 孙丽华 处理' }) }),
    );
    expect(useDecisions.getState().pending).toEqual([]);
  });
});

test('every decision has a key of its own', () => {
  decide(task, approve);
  decide({ id: 't2', title: 'SO-2' }, approve);

  const keys = useDecisions.getState().pending.map((one) => one.idempotencyKey);

  expect(new Set(keys).size).toBe(2);
});

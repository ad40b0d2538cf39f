import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Evaluation } from '../../../runtime/app/form/contract.ts';
import { Evaluator } from '../../../runtime/app/form/model/evaluator.ts';

let typed = 0;
let asked: number[] = [];
let taken: number[] = [];
let isPending = false;
let answers: (() => void)[] = [];

const evaluator = () =>
  new Evaluator<number>({
    question: () => typed,
    ask: (question) => {
      asked.push(question);
      return new Promise<Evaluation>((resolve) => answers.push(() => resolve({} as Evaluation)));
    },
    take: (_, question) => taken.push(question),
    delay: () => 300,
    pending: (next) => {
      isPending = next;
    },
  });

const type = (form: Evaluator<number>) => {
  typed++;
  form.schedule();
};

const answer = async () => {
  answers.shift()?.();
  await vi.advanceTimersByTimeAsync(0);
};

beforeEach(() => {
  vi.useFakeTimers();
  [typed, asked, taken, answers] = [0, [], [], []];
});

afterEach(() => {
  vi.useRealTimers();
});

test('asks once, a moment after the last key', async () => {
  const form = evaluator();
  for (let key = 0; key < 3; key++) {
    type(form);
    await vi.advanceTimersByTimeAsync(100);
  }
  await vi.advanceTimersByTimeAsync(200);

  expect(asked).toEqual([3]);
  expect(isPending).toBe(true);
  await answer();
  expect(taken).toEqual([3]);
  expect(isPending).toBe(false);
});

test('whoever never stops typing gets answers all the same', async () => {
  const form = evaluator();
  for (let key = 0; key < 40; key++) {
    type(form);
    await vi.advanceTimersByTimeAsync(100);
    await answer();
  }

  expect(taken.length).toBeGreaterThanOrEqual(2);
});

test('what is typed while an answer is on its way is asked about next, and both are taken', async () => {
  const form = evaluator();
  type(form);
  await vi.advanceTimersByTimeAsync(300);
  type(form);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([1]);

  await answer();
  expect(asked).toEqual([1, 2]);
  await answer();

  expect(taken).toEqual([1, 2]);
  expect(isPending).toBe(false);
});

test('who waits for it to settle need not wait for the moment', async () => {
  const form = evaluator();
  type(form);
  let isSettled = false;
  const settled = form.settled().then(() => {
    isSettled = true;
  });
  expect(asked).toEqual([1]);
  expect(isSettled).toBe(false);

  await answer();
  await settled;

  expect(taken).toEqual([1]);
});

test('nothing is taken once it is stopped', async () => {
  const form = evaluator();
  type(form);
  await vi.advanceTimersByTimeAsync(300);
  form.stop();
  await answer();

  expect(taken).toEqual([]);
});

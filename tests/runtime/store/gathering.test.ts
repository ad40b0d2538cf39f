import { expect, test } from 'vitest';
import { Gathering } from '../../../runtime/server/store/gathering.ts';

/** Doubles numbers, when told to go on; knows who was served together. */
class Doubling {
  readonly served: number[][] = [];
  private readonly gates: (() => void)[] = [];

  readonly serve = async (asks: readonly number[]): Promise<number[]> => {
    this.served.push([...asks]);
    await new Promise<void>((resolve) => this.gates.push(resolve));
    if (asks.includes(13)) throw new Error('no luck');
    return asks.map((one) => 2 * one);
  };

  /** Lets the answer that is on its way arrive, and the next serving begin. */
  async goOn(): Promise<void> {
    this.gates.shift()?.();
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

test('those who ask in one turn are served together, each kind by itself', async () => {
  const doubling = new Doubling();
  const gathering = new Gathering<number, number>();
  const answers = [1, 2].map((one) => gathering.ask('numbers', one, doubling.serve));
  const other = gathering.ask('others', 4, doubling.serve);

  for (let serving = 0; serving < 3; serving++) await doubling.goOn();

  expect(await Promise.all([...answers, other])).toEqual([2, 4, 8]);
  expect(doubling.served).toEqual([[1, 2], [4]]);
});

test('who asks while an answer is on its way is served with all others who do, by the next one', async () => {
  const doubling = new Doubling();
  const gathering = new Gathering<number, number>();
  const first = gathering.ask('numbers', 1, doubling.serve);
  await doubling.goOn();

  const later = [2, 3].map((one) => gathering.ask('numbers', one, doubling.serve));
  for (let serving = 0; serving < 2; serving++) await doubling.goOn();

  expect(await Promise.all([first, ...later])).toEqual([2, 4, 6]);
  expect(doubling.served).toEqual([[1], [2, 3]]);
});

test('those who were served together fail together, and the next ones are served', async () => {
  const doubling = new Doubling();
  const gathering = new Gathering<number, number>();
  const first = gathering.ask('numbers', 1, doubling.serve);
  await doubling.goOn();
  const failing = [13, 2].map((one) => gathering.ask('numbers', one, doubling.serve).catch(() => 'failed'));
  await doubling.goOn();
  await doubling.goOn();

  const later = gathering.ask('numbers', 5, doubling.serve);
  await doubling.goOn();
  await doubling.goOn();

  expect([await first, ...(await Promise.all(failing)), await later]).toEqual([2, 'failed', 'failed', 10]);
});

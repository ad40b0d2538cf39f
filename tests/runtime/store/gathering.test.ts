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

  async goOn(): Promise<void> {
    this.gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('who asks while an answer is on its way is served with all others who do, by the next one', async () => {
  const doubling = new Doubling();
  const gathering = new Gathering<number, number>();
  const answers = [1, 2, 3].map((one) => gathering.ask('numbers', one, doubling.serve));
  const others = gathering.ask('others', 4, doubling.serve);

  for (let serving = 0; serving < 3; serving++) await doubling.goOn();

  expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  expect(await others).toBe(8);
  expect(doubling.served).toEqual([[1], [4], [2, 3]]);
});

test('those who were served together fail together, and the next ones are served', async () => {
  const doubling = new Doubling();
  const gathering = new Gathering<number, number>();
  const first = gathering.ask('numbers', 1, doubling.serve);
  const failing = [13, 2].map((one) => gathering.ask('numbers', one, doubling.serve).catch(() => 'failed'));
  await doubling.goOn();
  await doubling.goOn();

  const later = gathering.ask('numbers', 5, doubling.serve);
  await doubling.goOn();

  expect([await first, ...(await Promise.all(failing)), await later]).toEqual([2, 'failed', 'failed', 10]);
});

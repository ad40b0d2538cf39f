import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contributionOf, progressOf } from '../../../engine/conversion/progress.ts';
import { Decimal } from '../../../engine/decimal.ts';
import { type LineRow, linesOf, type Values } from '../../../engine/record/values.ts';
import { codeAndPath } from '../../support/configuration.ts';
import { conversion } from './order-and-delivery.ts';

/** A source and its targets; every change of a target brings the source up to date, as a save does. */
class Story {
  order: { values: Values; state: string };
  readonly deliveries = new Map<string, { values: Values; state: string }>();

  constructor(quantities: Record<string, string>) {
    const lines = Object.entries(quantities).map(([id, one]) => ({ id, quantity: one }));
    this.order = { values: { lines }, state: 'approved' };
  }

  /** Puts a delivery there, changes it, or takes it away; returns what is wrong with it, and then nothing happened. */
  put(id: string, after: { values: Values; state: string } | undefined): string[] {
    const before = this.deliveries.get(id);
    const of = (one: typeof before) => (one ? contributionOf(conversion, one.values, one.state) : new Map());
    const progress = progressOf(conversion, this.order, of(before), of(after));
    if (progress.issues.length > 0) return progress.issues.map(codeAndPath);
    this.order = { values: progress.values, state: progress.state ?? this.order.state };
    if (after) this.deliveries.set(id, after);
    else this.deliveries.delete(id);
    return [];
  }

  deliver(id: string, state: string, quantities: Record<string, string>): string[] {
    const lines = Object.entries(quantities).map(([line, one]) => ({
      id: `${id}-${line}`,
      sourceLine: line,
      quantity: one,
    }));
    return this.put(id, { values: { lines }, state });
  }

  kept(line: string): unknown[] {
    const row = linesOf(this.order.values, 'lines').find((one) => one.id === line) as LineRow;
    return [row.taken, row.done];
  }
}

describe('how far the source has got', () => {
  test('a draft takes, a done one has done; states follow', () => {
    const story = new Story({ a: '10.000', b: '5.000' });

    story.deliver('d1', 'draft', { a: '4' });
    expect([story.kept('a'), story.order.state]).toEqual([['4.000', '0.000'], 'approved']);

    story.deliver('d1', 'delivered', { a: '4' });
    expect([story.kept('a'), story.order.state]).toEqual([['4.000', '4.000'], 'shipping']);

    story.deliver('d2', 'delivered', { a: '6', b: '5' });
    expect([story.kept('a'), story.kept('b'), story.order.state]).toEqual([
      ['10.000', '10.000'],
      ['5.000', '5.000'],
      'completed',
    ]);
  });

  test('a void target gives back what it took and did, and so does a deleted one', () => {
    const story = new Story({ a: '10.000' });
    story.deliver('d1', 'delivered', { a: '10' });

    story.deliver('d1', 'void', { a: '10' });
    expect([story.kept('a'), story.order.state]).toEqual([['0.000', '0.000'], 'approved']);

    story.deliver('d2', 'draft', { a: '10' });
    story.put('d2', undefined);
    expect(story.kept('a')).toEqual(['0.000', '0.000']);
  });

  test('more than there is cannot be taken, whichever document is saved last', () => {
    const story = new Story({ a: '10.000' });
    story.deliver('d1', 'draft', { a: '6' });

    expect(story.deliver('d2', 'draft', { a: '4.001' })).toEqual(['conversion.too-much /lines/0']);
    expect(story.deliver('d1', 'draft', { a: '10.5' })).toEqual(['conversion.too-much /lines/0']);
    expect(story.deliver('d2', 'draft', { a: '4' })).toEqual([]);
  });

  test('a source that is in a state of its own is not moved back to the first', () => {
    const story = new Story({ a: '10.000' });
    story.order.state = 'cancelled';

    story.deliver('d1', 'draft', { a: '1' });

    expect(story.order.state).toBe('cancelled');
  });

  test('taken and done are the sums over the targets, and the state follows them, whatever happened', () => {
    const amount = fc.integer({ min: 0, max: 6000 }).map((n) => (n / 1000).toFixed(3));
    const act = fc.record({
      id: fc.constantFrom('d1', 'd2', 'd3'),
      state: fc.constantFrom('draft', 'delivered', 'void', 'deleted'),
      a: fc.option(amount, { nil: undefined }),
      b: fc.option(amount, { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const story = new Story({ a: '10.000', b: '5.000' });
        for (const { id, state, a, b } of acts)
          if (state === 'deleted') story.put(id, undefined);
          else story.deliver(id, state, { ...(a && { a }), ...(b && { b }) });

        const sum = (line: string, states: string[]) =>
          [...story.deliveries.values()]
            .filter((one) => states.includes(one.state))
            .flatMap((one) => linesOf(one.values, 'lines'))
            .filter((row) => row.sourceLine === line)
            .reduce((total, row) => total.plus(row.quantity as string), new Decimal(0));
        const done = ['a', 'b'].map((line) => sum(line, ['delivered']));
        for (const [index, line] of ['a', 'b'].entries())
          expect(story.kept(line).map((one) => new Decimal((one as string) ?? 0).toFixed(3))).toEqual([
            sum(line, ['draft', 'delivered']).toFixed(3),
            done[index]?.toFixed(3),
          ]);
        const [all, some] = [
          done[0]?.equals(10) && done[1]?.equals(5),
          done.some((one) => one.greaterThan(0)),
        ];
        expect(story.order.state).toBe(all ? 'completed' : some ? 'shipping' : 'approved');
      }),
      { numRuns: 500 },
    );
  });
});

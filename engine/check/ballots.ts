import type { CompiledDecision } from '../compile/compiled-workflow.ts';
import type { Vote } from '../workflow/decide.ts';

/** The largest number of voters that a proof goes through; fewer where they differ from each other. */
const mostVoters = 12;
const mostDifferent = 4;

/** Votes that nobody has cast yet, of one voter and more: all that a rule could tell apart (approval.md M1, M6, M7). */
export function ballotsFor({ passWhen, rejectWhen, minimums = {} }: CompiledDecision): Vote[][] {
  const names = [...passWhen.reads, ...rejectWhen.reads].map(({ path }) => path[0] ?? '');
  if (names.includes('groups')) {
    const ids = [...new Set([...Object.keys(minimums), 'first', 'second'])].slice(0, 2);
    return choices(
      ids.map((group) => ({ state: 'pending', group })),
      mostDifferent,
    );
  }
  if (names.some((name) => name.startsWith('weight')))
    return choices(
      [1, 2, 3].map((weight) => ({ state: 'pending', weight })),
      mostDifferent,
    );
  return choices([{ state: 'pending' }], mostVoters);
}

/** Every choice of up to so many voters of these kinds, regardless of their order. */
function choices(kinds: readonly Vote[], most: number): Vote[][] {
  let longer: Vote[][] = [[]];
  const all: Vote[][] = [];
  for (let length = 1; length <= most; length++) {
    longer = longer.flatMap((votes) =>
      kinds.slice(Math.max(0, kinds.indexOf(votes.at(-1) as Vote))).map((kind) => [...votes, kind]),
    );
    all.push(...longer);
  }
  return all;
}

import { expect, test } from 'vitest';
import type { Instance } from '../../../engine/workflow/instance.ts';
import { moved } from '../../../engine/workflow/moved.ts';
import type { Wait } from '../../../engine/workflow/wait.ts';
import { Approval } from '../../support/approval.ts';
import { end, flowOf, startAt } from '../../support/flow.ts';

/** An approval that waits, and has waited before in every way that a wait ends in. */
function waited(states: readonly Wait['state'][]): Instance {
  const until = { after: 'PT1H' };
  const nodes = { start: startAt('pause'), pause: { type: 'delay', until, next: 'end' }, end };
  const { instance } = new Approval(flowOf({ nodes })).start();
  const [open] = instance.waits as [Wait];
  return { ...instance, waits: states.map((state, index) => ({ ...open, id: `w${index + 1}`, state })) };
}

test.each([
  ['open', 'rest'],
  ['failed', 'rest'],
  ['done', 'pause'],
  ['skipped', 'pause'],
  ['cancelled', 'pause'],
] as const)(
  'L2: a wait that is %s is at the node %s when the other version calls it otherwise',
  (state, node) => {
    const after = moved(waited([state]), { pause: 'rest' });

    expect(after.waits?.map((wait) => [wait.state, wait.node])).toEqual([[state, node]]);
    expect(after.tokens.map((token) => token.node)).toEqual(['rest']);
  },
);

test('L2: where nothing is called otherwise an approval is as it was', () => {
  const before = waited(['open', 'failed', 'done']);

  expect(moved(before, {})).toEqual(before);
});

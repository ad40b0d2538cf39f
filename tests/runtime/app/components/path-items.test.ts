import { expect, test } from 'vitest';
import type { PathStep, PredictedPath } from '../../../../runtime/app/api/approval-path.ts';
import { pathItems } from '../../../../runtime/app/components/approval/path-items.ts';

const step = (visit: string, more: Partial<PathStep> = {}): PathStep => ({
  visit,
  node: visit,
  when: 'predicted',
  state: 'open',
  slots: [],
  order: 'together',
  trace: [],
  dependsOn: [],
  ...more,
});

const delay = (after: number, state: 'open' | 'cancelled' = 'open') =>
  ({ wait: `w${after}${state}`, node: 'cool-down', when: 'current', kind: 'delay', state, after }) as const;

const path = (more: Partial<PredictedPath>): PredictedPath => ({
  steps: [],
  routes: [],
  waits: [],
  copies: [],
  ends: 'approved',
  ...more,
});

const told = (after: number) => ({ node: 'notice', when: 'predicted', to: [], after }) as const;

const namesOf = (one: PredictedPath) =>
  pathItems(one).map((item) => {
    if (item.kind === 'wait') return item.wait.wait;
    return item.kind === 'copy' ? item.copy.node : `${item.kind} ${item.step.visit}`;
  });

test('waits and copies stand where the way passes them, a wait that was cancelled nowhere', () => {
  const steps = [step('first'), step('second')];

  const names = namesOf(
    path({ steps, waits: [delay(1), delay(2), delay(1, 'cancelled')], copies: [told(0), told(1)] }),
  );

  expect(names).toEqual(['notice', 'step first', 'notice', 'w1open', 'step second', 'w2open']);
});

test.each([
  { state: 'skipped', reason: 'auto-approve', kind: 'auto' },
  { state: 'skipped', reason: 'auto-reject', kind: 'auto' },
  { state: 'rejected', reason: 'auto-reject', kind: 'step' },
  { state: 'skipped', reason: 'auto-pass', kind: 'step' },
] as const)('a step $state for the reason $reason is drawn as $kind', ({ state, reason, kind }) => {
  expect(namesOf(path({ steps: [step('one', { state, reason })] }))).toEqual([`${kind} one`]);
});

import type { PathStep, PredictedPath } from '../../api/approval-path.ts';

type Wait = PredictedPath['waits'][number];
type Copy = PredictedPath['copies'][number];

/** What the strip draws, in its order: steps of people, and quietly what happens without a decision. */
export type PathItem =
  | { kind: 'step'; step: PathStep }
  | { kind: 'auto'; step: PathStep }
  | { kind: 'wait'; wait: Wait }
  | { kind: 'copy'; copy: Copy };

/** Steps, what is waited for and who is told, one after another as the way passes them. */
export function pathItems({ steps, waits, copies }: PredictedPath): PathItem[] {
  const beforeStep = (index: number): PathItem[] => [
    ...copies.filter(({ after }) => after === index).map((copy): PathItem => ({ kind: 'copy', copy })),
    ...waits
      .filter(({ after, state }) => after === index && state !== 'cancelled')
      .map((wait): PathItem => ({ kind: 'wait', wait })),
  ];
  const items = steps.flatMap((step, index): PathItem[] => [
    ...beforeStep(index),
    { kind: isAutomatic(step) ? 'auto' : 'step', step },
  ]);
  return [...items, ...beforeStep(steps.length)];
}

/** A node that decides by itself: nobody was looked for (approval.md E7). */
function isAutomatic({ state, reason }: PathStep): boolean {
  return state === 'skipped' && (reason === 'auto-approve' || reason === 'auto-reject');
}

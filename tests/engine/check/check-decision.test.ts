import { describe, expect, test } from 'vitest';
import { moduleOf, problemsOf } from '../../support/configuration.ts';

interface Rule {
  passWhen: string;
  rejectWhen: string;
  early?: boolean;
  order?: 'together' | 'sequential';
}

/** What the proof says of a decision rule. */
function verdict(decision: Rule | string): string[] {
  const module = moduleOf('shop', {
    entity: { order: { kind: 'document', title: 'note', fields: { note: { type: 'text' } } } },
    workflow: {
      approval: {
        entity: 'order',
        nodes: {
          start: { type: 'start', next: 'node' },
          node: { type: 'approval', decision, assignees: { from: [{ role: 'administrator' }] }, next: 'end' },
          end: { type: 'end' },
        },
      },
    },
  });
  return problemsOf(module).map((one) => one.replace(' /shop/workflow/approval/nodes/node/decision', ''));
}

const atLeast60 = 'approved * 100 >= 60 * total';
const noLonger60 = '(approved + open) * 100 < 60 * total';

describe('M1: every complete vote is passed or rejected, and never both', () => {
  test.each(['any', 'all', 'sequential'])('the preset %s is proved', (preset) => {
    expect(verdict(preset)).toEqual([]);
  });

  test('`pass ≥60 %, reject ≥60 %` is refused', () => {
    expect(verdict({ passWhen: atLeast60, rejectWhen: 'rejected * 100 >= 60 * total' })).toEqual([
      'workflow.decision-gap',
    ]);
  });

  test.each([
    [
      'with a tie-breaker',
      { passWhen: atLeast60, rejectWhen: `rejected * 100 >= 60 * total || (open == 0 && !(${atLeast60}))` },
    ],
    ['rejected as soon as it cannot pass', { passWhen: atLeast60, rejectWhen: noLonger60 }],
    ['counted at the end', { passWhen: atLeast60, rejectWhen: noLonger60, early: false }],
    ['only all rejecting rejects', { passWhen: 'approved >= 1', rejectWhen: 'rejected == total' }],
    [
      'two must agree, or everybody where there are fewer',
      {
        passWhen: 'approved >= 2 || approved == total',
        rejectWhen: 'open == 0 && approved < 2 && approved < total',
      },
    ],
    ['nobody against', { passWhen: 'rejected == 0 && open == 0', rejectWhen: 'rejected >= 1' }],
    [
      'a rule that would pass before anybody has voted',
      { passWhen: 'rejected == 0', rejectWhen: 'rejected >= 1' },
    ],
    [
      'one after another',
      { passWhen: 'approved == total', rejectWhen: 'rejected >= 1', order: 'sequential' },
    ],
  ] as [string, Rule][])('accepted: %s', (_, rule) => {
    expect(verdict(rule)).toEqual([]);
  });

  test.each([
    [
      'nobody can reject',
      { passWhen: 'approved >= 1', rejectWhen: 'rejected > total' },
      'workflow.decision-gap',
    ],
    [
      'two must agree, but one may be alone',
      { passWhen: 'approved >= 2', rejectWhen: 'rejected >= 1' },
      'workflow.decision-gap',
    ],
    [
      'more than half on either side',
      { passWhen: 'approved * 2 > total', rejectWhen: 'rejected * 2 > total' },
      'workflow.decision-gap',
    ],
    [
      'half on either side',
      { passWhen: 'approved * 2 >= total', rejectWhen: 'rejected * 2 >= total', early: false },
      'workflow.decision-overlap',
    ],
    [
      'everybody’s vote passes',
      { passWhen: 'decided == total', rejectWhen: 'rejected == total' },
      'workflow.decision-overlap',
    ],
    [
      'a third vote that nobody thought of',
      { passWhen: 'approved == 2', rejectWhen: 'rejected == 2 || (total == 1 && rejected == 1)' },
      'workflow.decision-gap',
    ],
    [
      'a rule that rejects what it lets pass at first',
      { passWhen: 'rejected == 0', rejectWhen: 'rejected >= 2' },
      'workflow.decision-gap',
    ],
    [
      'a share of those who have decided, before anybody has',
      { passWhen: 'approved / decided >= 0.5', rejectWhen: 'rejected / decided > 0.5' },
      'expression.failed',
    ],
  ] as [string, Rule, string][])('refused: %s', (_, rule, expected) => {
    expect(verdict(rule)).toEqual([expected]);
  });
});

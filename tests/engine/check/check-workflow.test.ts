import { describe, expect, test } from 'vitest';
import { problems } from './sound-module.ts';

const nodes = 'workflow/approval/nodes';

describe('the graph of a workflow', () => {
  const decision = (passWhen: string, rejectWhen: string) => ({ passWhen, rejectWhen });

  test.each([
    [`${nodes}/start`, undefined, 'workflow.no-start workflow/approval'],
    [`${nodes}/end`, undefined, 'workflow.no-end workflow/approval'],
    [`${nodes}/lost`, { type: 'end' }, 'workflow.node-unreachable workflow/approval/nodes/lost'],
    [
      `${nodes}/another`,
      { type: 'start', next: 'end' },
      'workflow.node-unreachable workflow/approval/nodes/another',
    ],
    [`${nodes}/second/next`, 'first', 'workflow.cycle workflow/approval/nodes/first'],
    [`${nodes}/second/onReject`, { branch: 'first' }, 'workflow.cycle workflow/approval/nodes/first'],
    [
      `${nodes}/split/branches/else/when`,
      'amount <= 5',
      'workflow.no-else-branch workflow/approval/nodes/split/branches/else',
    ],
    [`${nodes}/split/branches`, {}, 'workflow.no-else-branch workflow/approval/nodes/split/branches'],
    [
      `${nodes}/split/branches/large/when`,
      undefined,
      'workflow.branch-shadowed workflow/approval/nodes/split/branches/large',
    ],
    [
      `${nodes}/first/decision`,
      decision('approved >= 1', 'rejected >= 2'),
      'workflow.decision-gap workflow/approval/nodes/first/decision',
    ],
    [
      `${nodes}/first/decision`,
      decision('decided >= 1', 'rejected >= 1'),
      'workflow.decision-overlap workflow/approval/nodes/first/decision',
    ],
    [
      `${nodes}/first/decision`,
      decision('approved / decided > 0.5', 'rejected >= 1'),
      'expression.failed workflow/approval/nodes/first/decision',
    ],
    [
      `${nodes}/first/decision`,
      decision('amount > 5', 'rejected >= 1'),
      'expression.unknown-name workflow/approval/nodes/first/decision/passWhen',
    ],
    [
      `${nodes}/first/assignees/ifNone`,
      ['auto-pass'],
      'workflow.auto-pass-with-amount workflow/approval/nodes/first/assignees/ifNone (warning)',
    ],
  ])('%s = %j', (path, value, expected) => {
    expect(problems(path, value)).toContain(expected);
  });

  test('a circle is told as the way around it', () => {
    expect(problems(`${nodes}/second/next`, 'first')).toEqual([
      'workflow.cycle workflow/approval/nodes/first',
    ]);
  });
});

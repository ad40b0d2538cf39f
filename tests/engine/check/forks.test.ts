import { describe, expect, test } from 'vitest';
import { codeAndPath } from '../../support/configuration.ts';
import { end, flowProblems, gateway, startAt } from '../../support/flow.ts';
import { branchEnd, joinTo, one, parallel, twoBranches } from '../../support/fork-flow.ts';

const at = '/requests/workflow/approval/nodes';
const problems = (nodes: Record<string, object>) => flowProblems({ nodes } as never).map(codeAndPath);

describe('G2, G3, B6: forks and joins nest', () => {
  test('G2: branches that meet at the join of their fork are sound, nested too', () => {
    expect(problems(twoBranches())).toEqual([]);
    expect(
      problems(
        twoBranches(
          {},
          {
            left: parallel({ a: 'a', b: 'b' }, { join: 'meet' }),
            a: one('wang', 'meet'),
            b: one('sun', 'stop'),
            stop: branchEnd,
            meet: joinTo('join'),
          },
        ),
      ),
    ).toEqual([]);
  });

  test.each<[string, Record<string, object>, string[]]>([
    [
      'a way out of a branch past the join',
      { left: one('wang', 'after') },
      [`workflow.scope-crossed ${at}/left/next`],
    ],
    [
      'a way from one branch into another',
      { left: one('wang', 'right') },
      [`workflow.scope-crossed ${at}/left/next`],
    ],
    [
      'a reject branch that leaves its scope',
      { left: one('wang', 'join', { onReject: { branch: 'after' } }) },
      [`workflow.scope-crossed ${at}/left/onReject/branch`],
    ],
    [
      'a way into a branch from outside',
      { before: one('li', 'fork', { onReject: { branch: 'left' } }) },
      [`workflow.scope-crossed ${at}/fork/branches/left/next`, `workflow.scope-crossed ${at}/left/next`],
    ],
    [
      'a way from outside to the join',
      { before: one('li', 'fork', { onReject: { branch: 'join' } }) },
      [`workflow.scope-crossed ${at}/before/onReject/branch`],
    ],
    ['an end in a branch', { left: one('wang', 'stop'), stop: end }, [`workflow.end-in-branch ${at}/stop`]],
    [
      'the end of a branch in none',
      { after: one('qian', 'end', { onReject: { branch: 'stop' } }), stop: branchEnd },
      [`workflow.branch-end-outside ${at}/stop`],
    ],
    [
      'a join that is none',
      {
        fork: parallel({ left: 'left', right: 'right' }, { join: 'after' }),
        left: one('wang', 'after'),
        right: one('zhao', 'after'),
      },
      [
        `workflow.join-missing ${at}/fork/join`,
        `workflow.join-without-fork ${at}/join`,
        `workflow.node-unreachable ${at}/join`,
        `workflow.scope-crossed ${at}/left/next`,
        `workflow.scope-crossed ${at}/right/next`,
      ],
    ],
    [
      'a join that does not exist',
      { fork: parallel({ left: 'left', right: 'right' }, { join: 'nowhere' }) },
      [
        `definition.unknown-node ${at}/fork/join`,
        `workflow.join-without-fork ${at}/join`,
        `workflow.scope-crossed ${at}/left/next`,
        `workflow.scope-crossed ${at}/right/next`,
      ],
    ],
    [
      'a join of two forks',
      {
        before: gateway({ some: ['urgent', 'other'] }, 'fork'),
        other: parallel({ a: 'a' }, { join: 'join' }),
        a: one('wang', 'join'),
      },
      [`workflow.join-shared ${at}/other/join`],
    ],
    [
      'no branch at all',
      {
        fork: { type: 'parallel', join: 'join', branches: {} },
        left: one('wang', 'end'),
        right: one('zhao', 'end'),
      },
      [
        `workflow.fork-without-branches ${at}/fork/branches`,
        `workflow.node-unreachable ${at}/left`,
        `workflow.node-unreachable ${at}/right`,
      ],
    ],
    [
      'an inclusive fork without an else',
      {
        fork: {
          type: 'inclusive',
          join: 'join',
          branches: { left: { when: 'urgent', next: 'left' }, right: { when: 'urgent', next: 'right' } },
        },
      },
      [`workflow.no-else-branch ${at}/fork/branches/right`],
    ],
  ])('G2: refused: %s', (_, nodes, expected) => {
    expect(problems(twoBranches({}, nodes)).sort()).toEqual(expected);
  });

  test('G2: the check of a long workflow takes no longer than a blink', () => {
    const nodes: Record<string, object> = { start: startAt('f0'), end };
    for (let index = 0; index < 100; index++) {
      nodes[`f${index}`] = parallel({ a: `a${index}`, b: `b${index}` }, { join: `j${index}` });
      nodes[`a${index}`] = one('wang', `j${index}`);
      nodes[`b${index}`] = one('zhao', `j${index}`);
      nodes[`j${index}`] = joinTo(index < 99 ? `f${index + 1}` : 'end');
    }
    problems(nodes);
    const began = performance.now();

    expect(problems(nodes)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

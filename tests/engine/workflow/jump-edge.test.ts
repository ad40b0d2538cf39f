import { describe, expect, test } from 'vitest';
import { Approval } from '../../support/approval.ts';
import { working } from '../../support/clocks.ts';
import { ask, end, type FlowSketch, flowOf, flowProblems, startAt, users } from '../../support/flow.ts';
import { one, twoBranches } from '../../support/fork-flow.ts';

const edge = (next: string, more: object = {}) => ({
  timeouts: [{ action: 'jump-edge', after: 'P1D', next, ...more }],
  allowAuto: true,
});

/** wang, then zhao and qian together; with others beside the usual way. */
const beside = (ladder: object, others: Record<string, object> = {}): FlowSketch => ({
  nodes: {
    start: startAt('first'),
    first: one('wang', 'second'),
    second: ask(users('zhao', 'qian'), { decision: 'all', ...ladder }),
    ...others,
    end,
  },
});
const board = { board: one('li', 'end') };
const through = (sketch: FlowSketch) => new Approval(flowOf(sketch), { organisation: working() }).start();

describe('H2: the ladder leaves the node by an edge', () => {
  test('H2: forward: nobody has decided, who had it is told, and the way goes on there', () => {
    const approval = through(beside(edge('board'), board))
      .approve('wang')
      .approve('zhao');

    approval.fireTimer();

    expect(approval.visits).toEqual(['first passed', 'second cancelled', 'board open']);
    expect(approval.slots).toEqual(['wang approved', 'zhao approved', 'qian cancelled', 'li pending']);
    expect(approval.instance.visits[1]).toMatchObject({ reason: 'timeout' });
    expect(approval.told).toEqual(['task-cancelled qian', 'task-assigned li']);
    expect(approval.approve('li').state).toBe('approved');
  });

  test('H2, H3: the other clocks of the node are dead then', () => {
    const approval = through(beside(edge('board'), board))
      .approve('wang')
      .fireTimer();
    const { instance } = approval;

    for (const timer of approval.timers) approval.fireTimer(timer);

    expect(approval.instance).toEqual(instance);
  });

  test('H2, G4: back: what was passed since counts no more, and everybody is asked again', () => {
    const approval = through(beside(edge('first', { back: true }))).approve('wang');

    approval.fireTimer();

    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.instance.visits.map((visit) => visit.superseded === true)).toEqual([true, true, false]);
    expect(approval.approve('wang').approve('zhao').approve('qian').state).toBe('approved');
  });

  test('H2: back to the node itself: it opens anew', () => {
    const approval = through(beside(edge('second', { back: true })))
      .approve('wang')
      .approve('zhao');

    approval.fireTimer();

    expect(approval.tasks).toEqual(['zhao: second', 'qian: second']);
    expect(approval.visits).toEqual(['first passed', 'second cancelled', 'second open']);
  });

  test('H2, K10: back and forth without an end stops with the loop', () => {
    const approval = through({ ...beside(edge('second', { back: true })), maxReentries: 3 });
    approval.approve('wang');

    for (let count = 0; count < 3; count++) approval.fireTimer();

    expect(approval.state).toBe('failed');
    expect(approval.instance.failure).toMatchObject({ code: 'loop' });
  });

  test('H2, B6: within a branch only that branch moves, and the others wait for it', () => {
    const sketch = {
      nodes: twoBranches({}, { left: one('wang', 'join', edge('late')), late: one('chen', 'join') }),
    };
    const approval = through(sketch).approve('li');

    approval.fireTimer();

    expect(approval.tasks).toEqual(['zhao: right', 'chen: late']);
    expect(approval.approve('zhao').approve('chen').tasks).toEqual(['qian: after']);
  });

  test('H2, B6: to the join the branch is through', () => {
    const sketch = {
      nodes: twoBranches({}, { left: ask(users('wang'), { next: 'join', ...edge('join') }) }),
    };
    const approval = through(sketch).approve('li').approve('zhao');

    expect(approval.fireTimer().tasks).toEqual(['qian: after']);
  });

  test('H2, L3: the prediction goes the usual way', () => {
    const approval = through(beside(edge('board'), board)).approve('wang');

    expect(approval.predict().steps.map((step) => step.node)).toEqual(['first', 'second']);
  });
});

describe('H2: what is refused at publish', () => {
  const problems = (sketch: FlowSketch) =>
    flowProblems(sketch).map(({ code, path }) => `${code} ${path.split('/nodes/')[1]}`);

  test.each<[string, FlowSketch, string[]]>([
    ['forward, allowed', beside(edge('board'), board), []],
    ['back, which decides nothing', beside({ ...edge('first', { back: true }), allowAuto: false }), []],
    [
      'forward without being allowed to go on by itself',
      beside({ ...edge('board'), allowAuto: false }, board),
      ['workflow.auto-not-allowed second/timeouts/0'],
    ],
    ['to a node that is not there', beside(edge('gone')), ['definition.unknown-node second/timeouts/0/next']],
    ['back without saying so', beside(edge('first')), ['workflow.cycle first']],
  ])('H2, G4: %s', (_, sketch, found) => {
    expect(problems(sketch)).toEqual(found);
  });

  test('H2: a node that only a ladder leads to is not left over', () => {
    expect(problems(beside({}, board))).toEqual(['workflow.node-unreachable board']);
  });

  test('H2, G4: out of a branch into what stands outside', () => {
    const nodes = twoBranches({}, { left: ask(users('wang'), { next: 'join', ...edge('after') }) });

    expect(problems({ nodes })).toContain('workflow.scope-crossed left/timeouts/0/next');
  });
});

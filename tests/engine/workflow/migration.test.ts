import { describe, expect, test } from 'vitest';
import { planMigration } from '../../../engine/workflow/migration.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, type FlowSketch, flowOf, startAt, users } from '../../support/flow.ts';

const two: FlowSketch = {
  nodes: {
    start: startAt('first'),
    first: ask(users('wang'), { next: 'second' }),
    second: ask(users('zhao')),
    end,
  },
};
const fork = (branches: object) => ({ type: 'parallel', join: 'join', branches });
const forked = (more: object = {}): FlowSketch => ({
  nodes: {
    start: startAt('fork'),
    fork: fork({ a: { next: 'one' }, b: { next: 'two' }, ...more }),
    one: ask(users('wang'), { next: 'join' }),
    two: ask(users('zhao'), { next: 'join' }),
    join: { type: 'join', next: 'end' },
    end,
  },
});
const with3 = (id = 'second', more: object = {}): FlowSketch => ({
  nodes: {
    start: startAt('first'),
    first: ask(users('li'), { next: id }),
    [id]: ask(users('qian'), { next: 'third' }),
    third: ask(users('chen')),
    end,
    ...more,
  },
});

/** Where an instance stands, and the version that it would go on with. */
function between(approval: Approval, to: FlowSketch, nodeMap: Record<string, string> = {}) {
  const other = new Approval(flowOf(to), { record: approval.record });
  return planMigration(approval.instance, approval.facts(), other.facts(), nodeMap);
}

const begin = (sketch: FlowSketch) => new Approval(flowOf(sketch)).start();

describe('L2: the plan', () => {
  test('L2: what stands at a node that is there too can go on, and the plan says what would be otherwise', () => {
    expect(between(begin(two).approve('wang'), with3())).toEqual({
      outcome: 'ok',
      nodes: { second: 'second' },
      path: { before: ['second'], after: ['second', 'third'], isSame: false },
    });
  });

  test('L2: what stands at a node that is not there needs to be told where to', () => {
    const approval = begin(two).approve('wang');

    expect(between(approval, with3('check'))).toEqual({ outcome: 'needs-mapping', nodes: ['second'] });
    expect(between(approval, with3('check'), { second: 'check' })).toMatchObject({
      outcome: 'ok',
      nodes: { second: 'check' },
    });
  });

  test.each([
    ['it is over', begin(two).approve('wang').approve('zhao'), two, { reason: 'over' }],
    [
      'a service is under way',
      begin({
        nodes: {
          start: startAt('reserve'),
          reserve: { type: 'service', service: 'set-fields', input: { note: '"x"' }, next: 'end' },
          end,
        },
      }),
      two,
      { reason: 'service-in-flight', node: 'reserve' },
    ],
    [
      'a fork around it has another branch',
      begin(forked()),
      forked({ c: { next: 'join' } }),
      { reason: 'fork-changed', node: 'fork' },
    ],
    [
      'the node stands in a fork there',
      begin({ nodes: { start: startAt('one'), one: ask(users('wang')), end } }),
      forked(),
      { reason: 'fork-changed', node: 'one' },
    ],
    [
      'the node is of another type',
      begin(two),
      with3('second', { first: { type: 'auto', decision: 'approve', next: 'second' } }),
      { reason: 'other-type', node: 'first' },
    ],
  ])('L2: it is blocked where %s', (_, approval, to, why) => {
    expect(between(approval, to)).toEqual({ outcome: 'blocked', ...why });
  });
});

describe('L2: migrating', () => {
  const by = { actor: { id: 'system:migration' } };

  function migrated(nodes: Record<string, string>, to: FlowSketch, migration: 'keep' | 'reopen' = 'keep') {
    const approval = begin(two).approve('wang').repair(flowOf(to));
    return approval.send({ verb: 'migrate', ...by, nodes, migration });
  }

  test('L2: open visits keep their people, and the way goes on as the other version says', () => {
    const approval = migrated({ second: 'check' }, with3('check'));

    expect(approval.tasks).toEqual(['zhao: check']);
    expect(approval.visits).toEqual(['first passed', 'check open']);
    approval.approve('zhao');
    expect(approval.tasks).toEqual(['chen: third']);
  });

  test('L2: or they open anew, for whom the other version names', () => {
    const approval = migrated({}, with3(), 'reopen');

    expect(approval.tasks).toEqual(['qian: second']);
    expect(approval.visits).toEqual(['first passed', 'second cancelled', 'second open']);
  });

  test('L2: the clocks of an open visit go on', () => {
    const timed = (next: string): FlowSketch => ({
      nodes: { start: startAt(next), [next]: ask(users('wang'), { remindAfter: 'P1D' }), end },
    });
    const approval = begin(timed('first')).repair(flowOf(timed('check')));
    approval.send({ verb: 'migrate', ...by, nodes: { first: 'check' } });

    approval.fireTimer();

    expect(approval.told).toEqual(['task-reminder wang']);
  });

  test('L2: it can be taken back until something happens', () => {
    const approval = migrated({ second: 'check' }, with3('check'));
    const before = begin(two).approve('wang').instance;
    approval.repair(flowOf(two)).send({ verb: 'migrate', ...by, migration: 'take-back' });

    expect({ ...approval.instance, rev: 0 }).toEqual({ ...before, rev: 0 });

    const used = migrated({ second: 'check' }, with3('check')).approve('zhao').repair(flowOf(two));
    expect(refusalOf(() => used.send({ verb: 'migrate', ...by, migration: 'take-back' })).code).toBe(
      'instance.migration-used',
    );
  });

  test('L2: people who were found anew are found anew again when it is taken back', () => {
    const approval = migrated({}, with3(), 'reopen');
    approval.repair(flowOf(two)).send({ verb: 'migrate', ...by, migration: 'take-back' });

    expect(approval.tasks).toEqual(['zhao: second']);
    approval.approve('zhao');
    expect(approval.state).toBe('approved');
  });

  test('L2, B4: nothing goes back to a node that the other version does not have', () => {
    const approval = migrated(
      { second: 'check' },
      {
        nodes: { start: startAt('check'), check: ask(users('zhao')), end },
      },
    );

    expect(refusalOf(() => approval.return('zhao', { to: 'first' })).code).toBe('task.return-target');
    approval.return('zhao', { to: 'previous' });
    expect(approval.state).toBe('returned');
    expect(refusalOf(() => migrated({}, with3('second')).retrieve('nobody')).code).toBe('task.not-found');
  });
});

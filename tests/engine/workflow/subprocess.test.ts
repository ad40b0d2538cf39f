import { describe, expect, test } from 'vitest';
import type { Row } from '../../../engine/expression/environment.ts';
import type { Effect } from '../../../engine/workflow/change.ts';
import { evolve } from '../../../engine/workflow/evolve.ts';
import type { Child, SubprocessWait } from '../../../engine/workflow/wait.ts';
import { Approval, type ApprovalSketch, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, flowProblems, startAt, users } from '../../support/flow.ts';

const review = { nodes: { start: startAt('look'), look: ask(users('li')), end } };
const children = { review };

/** Wang, then parts are bought, then Zhao. */
function nodesWith(more: object) {
  return {
    start: startAt('before'),
    before: ask(users('wang'), { next: 'buy' }),
    buy: { type: 'subprocess', next: 'after', workflow: 'review', input: { subject: 'subject' }, ...more },
    after: ask(users('zhao'), { return: { resubmit: 'choose' } }),
    end,
  };
}

function buying(more: object = {}, sketch: ApprovalSketch = {}): Approval {
  const flow = flowOf({ nodes: nodesWith(more), children, withdraw: 'while-running', material: ['amount'] });
  return new Approval(flow, { record: { subject: 'A pump' }, ...sketch }).start().approve('wang');
}

const threeLines: Row = {
  subject: 'A pump',
  lines: ['a', 'b', 'c'].map((id) => ({ id, note: `part ${id}`, owner: { id: 'li', title: 'Li' } })),
};
const eachLine = { forEach: 'lines', input: { subject: 'note', request: 'parent' } };

const waitOf = (approval: Approval, id = 'w1') =>
  approval.instance.waits?.find((one) => one.id === id) as SubprocessWait;
const childrenOf = (approval: Approval, id?: string): Child['state'][] =>
  waitOf(approval, id).children.map(({ state }) => state);
const started = (approval: Approval) =>
  approval.effects.filter(
    (effect): effect is Effect & { kind: 'start-child' } => effect.kind === 'start-child',
  );
const ended = (approval: Approval) =>
  approval.effects.flatMap((effect) => (effect.kind === 'end-children' ? effect.children : []));

const by = { actor: { id: 'system:rule' } };
const about = (child: string) => ({ ...by, wait: child.split('-')[0] as string, child });
const begin = (approval: Approval, child: string) =>
  approval.send({
    verb: 'child-begun',
    ...about(child),
    begun: { instance: `of ${child}`, entity: 'part', record: `record ${child}` },
  });
const finish = (
  approval: Approval,
  child: string,
  outcome: 'approved' | 'rejected' | 'terminated' = 'approved',
) => approval.send({ verb: 'child-ended', ...about(child), outcome });
const fail = (approval: Approval, child: string) =>
  approval.send({ verb: 'child-failed', ...about(child), error: 'field.required /price' });

describe('G5: a sub-process', () => {
  test('G5: a record of its own is asked for with what it is given, and the way waits for its approval', () => {
    const approval = buying();

    expect(started(approval)).toMatchObject([
      {
        wait: 'w1',
        child: 'w1-1',
        start: {
          key: 'i1:w1-1',
          workflow: 'review',
          version: 'latest',
          initiator: 'sun',
          input: { subject: 'A pump' },
        },
      },
    ]);
    begin(approval, 'w1-1');
    expect(approval.tasks).toEqual([]);
    finish(approval, 'w1-1');

    expect(waitOf(approval).children).toMatchObject([
      { state: 'approved', instance: 'of w1-1', entity: 'part', record: 'record w1-1' },
    ]);
    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G5: one that is not waited for runs beside the way', () => {
    const approval = buying({ wait: false });
    expect(approval.tasks).toEqual(['zhao: after']);
    begin(approval, 'w1-1');
    finish(approval, 'w1-1', 'rejected');

    expect(childrenOf(approval)).toEqual(['rejected']);
    expect(approval.tasks).toEqual(['zhao: after']);
    approval.approve('zhao');
    expect(approval.state).toBe('approved');
  });

  test.each([
    ['initiator', 'sun'],
    ['approver', 'wang'],
    [{ field: 'reviewer' }, 'qian'],
  ])('G5: %j submits it: %s', (initiator, person) => {
    const record = { subject: 'A pump', reviewer: { id: 'qian', title: 'Qian' } };

    const approval = buying({ initiator }, { record });

    expect(started(approval).map(({ start }) => start.initiator)).toEqual([person]);
  });

  test('G5: nobody there to submit it: the approval stops at that edge, and goes on when it is repaired', () => {
    const approval = buying({ initiator: { field: 'reviewer' } });
    expect(approval.instance.failure).toMatchObject({ code: 'no-approver', from: 'before', to: 'buy' });
    approval.record = { ...approval.record, reviewer: { id: 'li', title: 'Li' } };

    approval.retry();

    expect(started(approval).map(({ start }) => start.initiator)).toEqual(['li']);
  });

  test('G5: a report that comes twice, or of one that nobody waits for any more, changes nothing', () => {
    const approval = begin(buying(), 'w1-1');
    finish(approval, 'w1-1');
    const { rev } = approval.instance;

    finish(approval, 'w1-1');
    begin(approval, 'w1-1');
    fail(approval, 'w1-1');

    expect(approval.instance.rev).toBe(rev);
  });
});

describe('G5: one for each line', () => {
  test('G5: each has what its line says, and the way goes on with the last of them', () => {
    const approval = buying(eachLine, { record: threeLines });

    expect(started(approval).map(({ start }) => start.input)).toEqual(
      ['a', 'b', 'c'].map((id) => ({ subject: `part ${id}`, request: expect.anything() })),
    );
    expect(waitOf(approval).children.map(({ row }) => row)).toEqual(['a', 'b', 'c']);
    finish(finish(approval, 'w1-1'), 'w1-3');
    expect(approval.tasks).toEqual([]);
    finish(approval, 'w1-2');
    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G5: without a line there is nothing to wait for', () => {
    const approval = buying(eachLine, { record: { subject: 'A pump', lines: [] } });

    expect(started(approval)).toEqual([]);
    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G5, K10: more than two hundred are a mistake, and none of them is started', () => {
    const lines = Array.from({ length: 201 }, (_, index) => ({ id: `l${index}`, note: 'part' }));

    const approval = buying(eachLine, { record: { subject: 'A pump', lines } });

    expect(approval.instance.failure).toMatchObject({ code: 'subprocess', to: 'buy' });
    expect(started(approval)).toEqual([]);
  });

  test.each([
    ['all', ['approved', 'approved'], 'open'],
    ['all', ['approved', 'rejected'], 'rejected'],
    ['any', ['rejected', 'approved'], 'passed'],
    ['any', ['rejected', 'rejected'], 'open'],
    ['any', ['rejected', 'rejected', 'rejected'], 'rejected'],
    [{ percent: 60 }, ['approved'], 'open'],
    [{ percent: 60 }, ['approved', 'approved'], 'passed'],
    [{ percent: 60 }, ['rejected', 'approved'], 'open'],
    [{ percent: 60 }, ['rejected', 'rejected'], 'rejected'],
    [{ percent: 100 }, ['terminated'], 'rejected'],
  ] as const)('G5: %j of three: %j is %s', (passWhen, outcomes, verdict) => {
    const approval = buying({ ...eachLine, passWhen }, { record: threeLines });

    for (const [index, outcome] of outcomes.entries()) finish(approval, `w1-${index + 1}`, outcome);

    const expected = { open: 'running', passed: 'running', rejected: 'rejected' }[verdict];
    expect(approval.state).toBe(expected);
    expect(approval.tasks).toEqual(verdict === 'passed' ? ['zhao: after'] : []);
  });

  test('G5: once it is decided, those still under way end', () => {
    const approval = buying({ ...eachLine, passWhen: 'any' }, { record: threeLines });
    for (const child of ['w1-1', 'w1-2']) begin(approval, child);

    finish(approval, 'w1-1');

    expect(ended(approval)).toEqual(['of w1-2']);
    expect(childrenOf(approval)).toEqual(['approved', 'cancelled', 'cancelled']);
    const { rev } = approval.instance;
    begin(approval, 'w1-3');
    expect(approval.instance.rev).toBe(rev);
  });
});

describe('G5: what a rejection there means here', () => {
  test.each(['rejected', 'terminated'] as const)('G5: %s there is rejected here', (outcome) => {
    const approval = finish(buying(), 'w1-1', outcome);

    expect(approval.state).toBe('rejected');
  });

  test('G5: it takes a branch', () => {
    const nodes = {
      ...nodesWith({ onReject: { branch: 'otherwise' } }),
      otherwise: ask(users('qian')),
    };
    const flow = flowOf({ nodes, children });
    const approval = new Approval(flow, { record: { subject: 'A pump' } }).start().approve('wang');

    finish(approval, 'w1-1', 'rejected');

    expect(approval.tasks).toEqual(['qian: otherwise']);
  });

  test('G5: it is ignored', () => {
    const approval = finish(buying({ onReject: 'ignore' }), 'w1-1', 'rejected');

    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G5, B6: in a branch, it is the branch that is rejected', () => {
    const nodes = {
      start: startAt('fork'),
      fork: {
        type: 'parallel',
        join: 'join',
        onBranchReject: 'wait-all',
        decide: 'any',
        branches: { one: { next: 'buy' }, other: { next: 'beside' } },
      },
      buy: { type: 'subprocess', next: 'join', workflow: 'review' },
      beside: ask(users('wang'), { next: 'join' }),
      join: { type: 'join', next: 'end' },
      end,
    };
    const approval = new Approval(flowOf({ nodes, children })).start();

    finish(approval, 'w1-1', 'rejected');
    expect(approval.state).toBe('running');
    approval.approve('wang');

    expect(approval.state).toBe('approved');
  });
});

describe('G5: the end of the one that started it', () => {
  test.each([
    ['withdrawn', (approval: Approval) => approval.withdraw()],
    ['terminated', (approval: Approval) => approval.administer('terminate')],
  ] as const)('G5: %s, its children end too, also those that nobody waits for', (state, stop) => {
    for (const wait of [true, false]) {
      const approval = begin(buying({ wait }), 'w1-1');

      stop(approval);

      expect(approval.state).toBe(state);
      expect(approval.effects).toContainEqual({ kind: 'end-children', children: ['of w1-1'], state });
      expect(childrenOf(approval)).toEqual(['cancelled']);
    }
  });

  test('G5: approved, what nobody waits for goes on', () => {
    const approval = begin(buying({ wait: false }), 'w1-1').approve('zhao');

    expect(ended(approval)).toEqual([]);
    const { rev } = approval.instance;
    finish(approval, 'w1-1');
    expect(approval.instance.rev).toBe(rev);
  });

  test('G5: one that has ended is not opened again by a return; coming back starts a new one', () => {
    const approval = finish(begin(buying(), 'w1-1'), 'w1-1').return('zhao', { to: 'before' });
    expect(ended(approval)).toEqual([]);

    approval.approve('wang');

    expect(started(approval).map(({ child, start }) => [child, start.key])).toEqual([['w2-1', 'i1:w2-1']]);
    expect(childrenOf(approval, 'w1')).toEqual(['approved']);
    expect(childrenOf(approval, 'w2')).toEqual(['asked']);
  });

  test.each(['before', 'initiator'])(
    'G5, B5: sent back to %s, what nobody waits for ends, since it will be started anew',
    (to) => {
      const approval = begin(buying({ wait: false }), 'w1-1');

      approval.return('zhao', { to });

      expect(ended(approval)).toEqual(['of w1-1']);
    },
  );

  test('G5, B7: straight back after a return, what was started goes on', () => {
    const approval = begin(buying({ wait: false }), 'w1-1');

    approval.return('zhao', { to: 'initiator', resubmit: 'direct' });

    expect(ended(approval)).toEqual([]);
  });

  test.each(['before', 'initiator'])(
    'G5, B7: straight back from %s is not possible any more: what was started ends, since it will be started anew',
    (to) => {
      const approval = begin(buying({ wait: false }), 'w1-1');
      approval.return('zhao', { to, resubmit: 'direct' }).edit('sun', { amount: '10' });
      expect(ended(approval)).toEqual([]);

      if (to === 'initiator') approval.resubmit();
      else approval.approve('wang');

      expect(ended(approval)).toEqual(['of w1-1']);
      expect(childrenOf(approval)).toEqual(['cancelled']);
    },
  );

  test('G5, B11: put elsewhere by an administrator, what is waited for ends', () => {
    const approval = begin(buying(), 'w1-1');

    approval.administer('jump', { to: 'after' });

    expect(ended(approval)).toEqual(['of w1-1']);
    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G5: whoever decided before it cannot take that back once it is started', () => {
    const approval = begin(buying(), 'w1-1');

    expect(refusalOf(() => approval.retrieve('wang'))).toEqual({
      code: 'task.retrieve-not-possible',
      params: { why: 'service-started' },
    });
  });
});

describe('G5: one that was started by another', () => {
  const parent = { instance: 'above', wait: 'w1', child: 'w1-1', depth: 1 };
  const alone = { nodes: { start: startAt('look'), look: ask(users('li')), end } };
  const inside = () =>
    new Approval(flowOf({ ...alone, withdraw: 'while-running' })).send({
      verb: 'start',
      actor: { id: 'sun' },
      instance: 'i1',
      parent,
    });

  test('G5: it cannot be withdrawn by itself', () => {
    const approval = inside();

    expect(refusalOf(() => approval.withdraw())).toEqual({
      code: 'instance.withdraw-not-allowed',
      params: { why: 'started-by-another' },
    });
    expect(approval.state).toBe('running');
  });

  test.each([
    ['approved', (approval: Approval) => approval.approve('li')],
    ['rejected', (approval: Approval) => approval.reject('li')],
    ['terminated', (approval: Approval) => approval.administer('terminate')],
  ] as const)('G5: the other one hears that it is %s', (state, act) => {
    const approval = act(inside());

    expect(approval.state).toBe(state);
    expect(approval.effects).toContainEqual({ kind: 'report-child', child: 'i1' });
  });

  test('G5, B9: with a parent that is withdrawn it is withdrawn, whatever its own policy', () => {
    const approval = inside().administer('suspend');

    approval.send({
      verb: 'terminate',
      actor: { id: 'system:rule', isAdministrator: true },
      opinion: 'parent-ended',
      outcome: 'withdrawn',
    });

    expect(approval.state).toBe('withdrawn');
  });

  test('G5: given back to its initiator it has not ended', () => {
    const approval = inside().return('li', { to: 'initiator' });

    expect(approval.effects.some(({ kind }) => kind === 'report-child')).toBe(false);
  });

  test('G5, K10: no more than five stand inside one another', () => {
    const flow = flowOf({ nodes: nodesWith({}), children });
    const deep = new Approval(flow, { record: { subject: 'A pump' } });
    deep.send({ verb: 'start', actor: { id: 'sun' }, instance: 'i1', parent: { ...parent, depth: 5 } });

    deep.approve('wang');

    expect(deep.instance.failure).toMatchObject({ code: 'loop', to: 'buy' });
    expect(started(deep)).toEqual([]);
  });
});

describe('G5, K11: one that cannot be started', () => {
  test('G5, K11: the approval stops there with the reason; tried again it is asked for under its key', () => {
    const approval = fail(buying(), 'w1-1');
    expect(approval.instance.failure).toMatchObject({
      code: 'subprocess',
      from: 'buy',
      to: 'buy',
      detail: 'field.required /price',
    });

    approval.retry();

    expect(started(approval).map(({ start }) => start.key)).toEqual(['i1:w1-1']);
    expect(finish(approval, 'w1-1').tasks).toEqual(['zhao: after']);
  });

  test('G5, K11: what it gives back cannot be written: tried again, it is asked for that once more', () => {
    const approval = fail(begin(buying(), 'w1-1'), 'w1-1');

    approval.retry();

    expect(started(approval)).toEqual([]);
    expect(approval.effects).toContainEqual({ kind: 'report-child', child: 'of w1-1' });
  });

  test('G5, K11: an administrator passes over it, and the others end', () => {
    const approval = buying(eachLine, { record: threeLines });
    fail(begin(approval, 'w1-1'), 'w1-2');

    approval.send({
      verb: 'skip',
      actor: { id: 'admin', isAdministrator: true },
      opinion: 'bought elsewhere',
    });

    expect(ended(approval)).toEqual(['of w1-1']);
    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G5, K11: one that nobody waits for stops nothing, and its administrators hear of it', () => {
    const approval = fail(buying({ wait: false }), 'w1-1');

    expect(approval.state).toBe('running');
    expect(approval.told).toContain('subprocess-failed admin');
  });

  test('G5, B13: what ends while it is suspended is acted on when it goes on', () => {
    const approval = begin(buying(), 'w1-1').administer('suspend');

    finish(approval, 'w1-1');
    expect(approval.tasks).toEqual([]);
    approval.administer('resume');

    expect(approval.tasks).toEqual(['zhao: after']);
  });
});

describe('G5: what is foreseen, and kept', () => {
  test('G5, L3: it is foreseen that they are approved', () => {
    const approval = buying(eachLine, { record: threeLines });

    const { steps, waits, ends } = approval.predict();

    expect(steps.map(({ node, when }) => `${node} ${when}`)).toEqual(['before done', 'after predicted']);
    expect(waits).toMatchObject([{ node: 'buy', kind: 'subprocess', when: 'current' }]);
    expect(ends).toBe('approved');
  });

  test('G5, K9: the log gives it again', () => {
    const approval = buying({ ...eachLine, passWhen: 'any' }, { record: threeLines });
    fail(begin(begin(approval, 'w1-1'), 'w1-2'), 'w1-3').retry();
    finish(approval, 'w1-1');

    const again = approval.log.flatMap(({ changes }) => changes).reduce(evolve, undefined);

    expect({ ...again, rev: approval.instance.rev }).toEqual(approval.instance);
  });
});

describe('G5: what is refused at publish', () => {
  const codesOf = (sketch: Parameters<typeof flowProblems>[0]) =>
    flowProblems(sketch).map(({ code, path }) => `${code} ${path.split('/').slice(4).join('/')}`);

  test.each([
    [{ workflow: 'none' }, 'definition.unknown-workflow nodes/buy/workflow'],
    [{ workflow: 'approval' }, 'workflow.subprocess-cycle nodes/buy'],
    [{ input: { nothing: 'subject' } }, 'definition.unknown-field nodes/buy/input/nothing'],
    [{ input: { price: 'subject' } }, 'expression.wrong-type nodes/buy/input/price'],
    [{ output: { amount: 'found' } }, 'expression.wrong-type nodes/buy/output/amount'],
    [{ output: { nothing: 'found' } }, 'definition.unknown-field nodes/buy/output/nothing'],
    [{ wait: false, output: { note: 'found' } }, 'workflow.subprocess-output nodes/buy/output'],
    [{ forEach: 'note' }, 'definition.unknown-field nodes/buy/forEach'],
    [
      { forEach: 'lines', input: {}, lines: { from: 'lines', to: 'lines' } },
      'workflow.subprocess-lines nodes/buy/lines',
    ],
    [{ lines: { from: 'lines', to: 'found' } }, 'definition.unknown-field nodes/buy/lines/to'],
    [{ initiator: { field: 'subject' } }, 'definition.wrong-field-type nodes/buy/initiator/field'],
    [{ initiator: { field: 'lines.owner' } }, 'definition.unknown-field nodes/buy/initiator/field'],
    [{ onReject: { branch: 'none' } }, 'definition.unknown-node nodes/buy/onReject/branch'],
  ])('G5: %j: %s', (more, problem) => {
    const problems = codesOf({ nodes: nodesWith(more), children });

    expect(problems).toContain(problem);
  });

  test('G5, K10: two that start one another, and a chain of more than five', () => {
    const starting = (workflow: string) => ({
      nodes: { start: startAt('go'), go: { type: 'subprocess', next: 'end', workflow }, end },
    });
    const mutual = { review: starting('other'), other: starting('review') };
    const names = ['review', 'two', 'three', 'four', 'five', 'six'];
    const chain = Object.fromEntries(
      names.map((name, index) => [name, names[index + 1] ? starting(names[index + 1] as string) : review]),
    );

    expect(codesOf({ nodes: nodesWith({}), children: mutual })).toContain(
      'workflow.subprocess-cycle nodes/go',
    );
    expect(codesOf({ nodes: nodesWith({}), children: chain })).toEqual([
      'workflow.subprocess-too-deep nodes/buy',
    ]);
  });

  test('G5, A5: a workflow whose initiator chooses who decides, wherever that is; whoever approves may choose', () => {
    const chosen = (chosenBy: string) => ({
      nodes: {
        start: startAt('look'),
        look: ask(users('li'), { next: 'sign' }),
        sign: ask({ chosenBy, among: users('wang', 'zhao') } as object),
        end,
      },
    });
    const codesWith = (chosenBy: string) =>
      codesOf({ nodes: nodesWith({}), children: { review: chosen(chosenBy) } });

    expect(codesWith('initiator')).toEqual(['workflow.subprocess-choice nodes/buy/workflow']);
    expect(codesWith('previous')).toEqual([]);
  });

  test('G5: a workflow that no new record can be submitted to', () => {
    const problems = flowProblems({
      nodes: nodesWith({}),
      children: { review },
      startsChildrenFrom: 'approved',
    });

    expect(problems.map(({ code }) => code)).toContain('workflow.subprocess-not-startable');
  });
});

import { describe, expect, test } from 'vitest';
import type { Effect, OutsideCall } from '../../../engine/workflow/change.ts';
import { Approval, type ApprovalSketch, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, flowProblems, startAt, users } from '../../support/flow.ts';

const urge = { service: 'set-fields', input: { note: '"reserved"' } };
const free = { service: 'set-fields', input: { note: '"free"' } };
const service = (next: string, more: object = {}) => ({ type: 'service', next, ...urge, ...more });

/** Wang, then a service, then Zhao. */
function serving(more: object = {}, sketch: ApprovalSketch = {}): Approval {
  const nodes = {
    start: startAt('before'),
    before: ask(users('wang'), { next: 'reserve' }),
    reserve: service('after', more),
    after: ask(users('zhao'), { return: { resubmit: 'choose' } }),
    end,
  };
  return new Approval(flowOf({ nodes, withdraw: 'while-running' }), sketch).start().approve('wang');
}

type Asked = Effect & { kind: 'service' };

const asked = (approval: Approval): Asked[] =>
  approval.effects.filter((effect): effect is Asked => effect.kind === 'service');

/** What is taken back, in order: the nodes. */
const takenBack = (approval: Approval): string[] =>
  approval.effects.flatMap((effect) =>
    effect.kind === 'compensate' ? effect.calls.map((call: OutsideCall) => call.node) : [],
  );

const by = { actor: { id: 'system:service' } };
const done = (approval: Approval, wait: string, attempt = 1) =>
  approval.send({ verb: 'service-done', ...by, wait, attempt });
const failed = (approval: Approval, wait: string, attempt: number, more: object = {}) =>
  approval.send({ verb: 'service-failed', ...by, wait, attempt, error: 'no answer', ...more });

describe('G6: services', () => {
  test('G6: a service is asked for outside, and the way goes on when it is reported done', () => {
    const approval = serving();

    expect(asked(approval)).toMatchObject([
      {
        wait: 'w1',
        attempt: 1,
        call: { node: 'reserve', service: 'set-fields', input: { note: 'reserved' } },
      },
    ]);
    expect(approval.tasks).toEqual([]);
    done(approval, 'w1');

    expect(approval.waits).toEqual(['reserve done']);
    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G6, K7: retried after a success whose reply was lost, it comes with the same key', () => {
    const approval = serving();
    const [first] = asked(approval);
    expect(first?.call.key).toBe('i1:2:0');

    failed(approval, 'w1', 1);

    expect(asked(approval)).toMatchObject([{ attempt: 2, call: { key: 'i1:2:0' } }]);
  });

  test('G6: each attempt waits twice as long as the one before; then it stops for an administrator', () => {
    const approval = serving({ retries: 2, backoff: 'PT5M' });
    const due: (string | undefined)[] = [];
    for (const attempt of [1, 2]) {
      failed(approval, 'w1', attempt);
      due.push(asked(approval)[0]?.dueAt);
    }
    expect(due).toEqual(['2026-11-23T02:05:00.000Z', '2026-11-23T02:10:00.000Z']);

    failed(approval, 'w1', 3);

    expect(approval.state).toBe('failed');
    expect(approval.instance.failure).toEqual({
      code: 'service',
      from: 'reserve',
      to: 'reserve',
      token: 't1',
      detail: 'no answer',
    });
    expect(approval.told).toEqual(['instance-failed admin']);
  });

  test('G6: an administrator tries it again under its key, or passes over it', () => {
    const again = failed(serving(), 'w1', 1, { final: true });
    const skipped = failed(serving(), 'w1', 1, { final: true });

    again.retry();
    expect(again.state).toBe('running');
    expect(asked(again)).toMatchObject([{ wait: 'w1', attempt: 1, call: { key: 'i1:2:0' } }]);
    done(again, 'w1');
    expect(again.tasks).toEqual(['zhao: after']);

    skipped.send({ verb: 'skip', actor: { id: 'admin', isAdministrator: true }, opinion: 'done by hand' });
    expect(skipped.waits).toEqual(['reserve skipped']);
    expect(skipped.tasks).toEqual(['zhao: after']);
  });

  test('G6: nobody else passes over it, and only one that has given up', () => {
    const approval = serving();
    const administrator = { id: 'admin', isAdministrator: true };

    expect(refusalOf(() => approval.send({ verb: 'skip', actor: administrator, opinion: 'no' })).code).toBe(
      'task.action-not-offered',
    );
    failed(approval, 'w1', 1, { final: true });
    expect(refusalOf(() => approval.send({ verb: 'skip', actor: { id: 'wang' }, opinion: 'no' })).code).toBe(
      'permission.denied',
    );
    expect(refusalOf(() => approval.send({ verb: 'skip', actor: administrator })).code).toBe(
      'task.opinion-required',
    );
  });

  test('G6, K5: a report that comes twice, of an earlier attempt, or after the end changes nothing', () => {
    const approval = failed(serving(), 'w1', 1);
    const { rev } = approval.instance;
    done(approval, 'w1', 1);
    failed(approval, 'w1', 1);
    expect(approval.instance.rev).toBe(rev);

    done(approval, 'w1', 2).withdraw();
    const after = approval.instance.rev;
    done(approval, 'w1', 2);

    expect(approval.instance.rev).toBe(after);
  });

  test('G6, B13: a report that comes while the approval is suspended is acted on when it goes on', () => {
    const approval = serving().administer('suspend');

    done(approval, 'w1');
    expect(approval.waits).toEqual(['reserve done']);
    expect(approval.tasks).toEqual([]);
    approval.administer('resume');

    expect(approval.tasks).toEqual(['zhao: after']);
  });

  test('G6, B13: one that gives up meanwhile stops the approval when it goes on', () => {
    const approval = failed(serving().administer('suspend'), 'w1', 1, { final: true });
    expect(approval.state).toBe('suspended');

    approval.administer('resume');

    expect(approval.state).toBe('failed');
  });

  test('G6, K11: what it is given cannot be evaluated: the approval stops on the edge to it', () => {
    const input = { amount: '100 / amount' };
    const approval = serving({ input }, { record: { amount: '0.00' } });

    expect(approval.instance.failure).toMatchObject({ code: 'expression', from: 'before', to: 'reserve' });
    approval.record = { amount: '50.00' };
    approval.retry();
    expect(asked(approval)).toMatchObject([{ call: { input: { amount: '2' } } }]);
  });

  test('G6, F2: what it writes counts as an edit: where it is material, approvals are asked again', () => {
    const nodes = {
      start: startAt('fork'),
      fork: { type: 'parallel', join: 'join', branches: { a: { next: 'reserve' }, b: { next: 'check' } } },
      reserve: service('join'),
      check: ask(users('wang', 'zhao'), { next: 'join', decision: 'all' }),
      join: { type: 'join', next: 'end' },
      end,
    };
    const approval = new Approval(flowOf({ nodes, material: ['note'] })).start().approve('wang');

    approval.send({ verb: 'service-done', ...by, wait: 'w1', attempt: 1, changed: ['note'] });

    expect(approval.tasks).toEqual(['wang: check', 'zhao: check']);
  });

  test('G6, B10: a decision is not taken back once a service behind it has begun', () => {
    expect(refusalOf(() => serving().retrieve('wang'))).toMatchObject({
      code: 'task.retrieve-not-possible',
      params: { why: 'service-started' },
    });
  });

  test('G6, L3: the prediction passes it', () => {
    const { waits, ends, steps } = serving().predict();

    expect(waits).toMatchObject([{ node: 'reserve', kind: 'service', when: 'current' }]);
    expect(steps.map((step) => step.node)).toEqual(['before', 'after']);
    expect(ends).toBe('approved');
  });

  test.each([
    ['a field that does not exist', { input: { nothing: '1' } }, ['definition.unknown-field']],
    ['a value of another kind', { input: { amount: '"much"' } }, ['expression.wrong-type']],
    ['no address', { service: 'http-request', input: {} }, ['workflow.service-input-missing']],
    [
      'an input that it does not know',
      { service: 'notify', input: { to: 'initiator', text: '"see"', cc: '1' } },
      ['workflow.service-input-unknown'],
    ],
    [
      'nobody to tell',
      { service: 'notify', input: { to: 'amount', text: '"see"' } },
      ['expression.wrong-type'],
    ],
    [
      'a transition that asks for approval',
      { service: 'post-transition', input: { transition: '"submit"' } },
      ['definition.unknown-transition'],
    ],
    ['fields to fill without an answer', { output: { note: 'x' } }, ['workflow.service-without-output']],
  ])('G6: a service with %s is refused when it is published', (_, more, codes) => {
    const nodes = { start: startAt('reserve'), reserve: service('end', more), end };

    expect(flowProblems({ nodes }).map((one) => one.code)).toEqual(codes);
  });
});

describe('B5: work done in between', () => {
  const two = {
    start: startAt('first'),
    first: ask(users('wang'), { next: 'one' }),
    one: service('second', { compensate: free }),
    second: ask(users('zhao'), { next: 'two' }),
    two: service('third', { compensate: free }),
    third: ask(users('chen'), { return: { resubmit: 'choose' } }),
    end,
  };
  const throughBoth = () => {
    const approval = new Approval(flowOf({ nodes: two, withdraw: 'while-running' })).start().approve('wang');
    return done(done(approval, 'w1').approve('zhao'), 'w2');
  };

  test.each([
    ['given back to the initiator', (one: Approval) => one.return('chen')],
    ['withdrawn', (one: Approval) => one.withdraw()],
    ['terminated', (one: Approval) => one.administer('terminate')],
    ['given back to before both', (one: Approval) => one.return('chen', { to: 'first' })],
  ])('B5: %s, what was done is taken back in the reverse order of completion', (_, act) => {
    expect(takenBack(act(throughBoth()))).toEqual(['two', 'one']);
  });

  test('B5, B6: the order is that of completion, not that of asking', () => {
    const nodes = {
      start: startAt('fork'),
      fork: { type: 'parallel', join: 'join', branches: { a: { next: 'one' }, b: { next: 'two' } } },
      one: service('join', { compensate: free }),
      two: service('join', { compensate: free }),
      join: { type: 'join', next: 'last' },
      last: ask(users('wang')),
      end,
    };
    const approval = new Approval(flowOf({ nodes })).start();
    done(done(approval, 'w2'), 'w1').return('wang');

    expect(takenBack(approval)).toEqual(['one', 'two']);
  });

  test('B5: only what the way goes back behind is taken back, once each, with its key', () => {
    const approval = throughBoth().return('chen', { to: 'previous' });

    expect(takenBack(approval)).toEqual(['two']);
    expect(approval.effects).toContainEqual({
      kind: 'compensate',
      calls: [{ key: 'i1:4:0:compensation', node: 'two', ...free, input: { note: 'free' } }],
    });
    done(approval.approve('zhao'), 'w3').withdraw();
    expect(takenBack(approval)).toEqual(['two', 'one']);
  });

  test('B5, B7: what is to return straight keeps what was done; when it cannot, that is taken back', () => {
    const straight = throughBoth().return('chen', { resubmit: 'direct' });
    expect(takenBack(straight)).toEqual([]);
    straight.resubmit();
    expect(takenBack(straight)).toEqual([]);
    expect(straight.tasks).toEqual(['chen: third']);

    const changed = throughBoth().return('chen', { resubmit: 'direct' }).leave('chen').resubmit();

    expect(takenBack(changed)).toEqual(['two', 'one']);
    expect(changed.tasks).toEqual(['wang: first']);
  });

  test('B5, B4: within the way too', () => {
    const approval = throughBoth().return('chen', { to: 'second', resubmit: 'direct' });
    expect(takenBack(approval)).toEqual([]);

    approval.leave('chen').approve('zhao');

    expect(takenBack(approval)).toEqual(['two']);
  });

  test('B5: it is not undone where nothing says how, or where it was never done', () => {
    const approval = serving().withdraw();

    expect(takenBack(approval)).toEqual([]);
    expect(takenBack(done(serving(), 'w1').withdraw())).toEqual([]);
  });

  test('B5: publishing warns of a service that the way may go back behind and nothing takes back', () => {
    const codes = (more: object, giving: { return?: object } = {}) => {
      const nodes = {
        start: startAt('reserve'),
        reserve: service('after', more),
        after: ask(users('zhao'), giving),
        end,
      };
      return flowProblems({ nodes }).map((one) => one.code);
    };

    expect(codes({})).toEqual(['workflow.service-without-compensation']);
    expect(codes({ compensate: free })).toEqual([]);
    expect(codes({}, { return: { allowed: false } })).toEqual([]);
    expect(codes({ service: 'notify', input: { to: 'initiator', text: '"see"' } })).toEqual([]);
  });
});

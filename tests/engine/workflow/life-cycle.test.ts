import { describe, expect, test } from 'vitest';
import { predictPath } from '../../../engine/workflow/predict.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, gateway, oneNode, startAt, users } from '../../support/flow.ts';

const small = { start: startAt('first'), first: ask(users('wang')), end };
const large = {
  start: startAt('first'),
  first: ask(users('wang'), { next: 'second' }),
  second: ask(users('chen')),
  end,
};
const nodesOf = (approval: Approval) => approval.predict().steps.map((step) => `${step.node} ${step.when}`);

describe('L1: an instance stays on its definition', () => {
  test('L1: it keeps the hash of the configuration that it began on', () => {
    const flow = flowOf({ nodes: small });

    expect(new Approval(flow).start().instance).toMatchObject({
      configuration: flow.hash,
      workflow: 'approval',
    });
  });

  test('L1: publishing another one does not change the predicted path of a running instance', () => {
    const approval = new Approval(flowOf({ nodes: small })).start();
    const before = approval.predict();

    const published = new Approval(flowOf({ nodes: large }));

    expect(nodesOf(published)).toEqual(['first predicted', 'second predicted']);
    expect(approval.predict()).toEqual(before);
    expect(approval.approve('wang').state).toBe('approved');
  });
});

describe('L3: the way is foreseen', () => {
  const flow = flowOf({
    nodes: {
      start: startAt('own'),
      own: ask(users('sun'), { assignees: { ifInitiator: 'skip' }, next: 'first' }),
      first: ask(users('wang', 'zhao'), { decision: 'sequential', next: 'split' }),
      split: gateway({ large: ['amount > 1000', 'boss'] }, 'end'),
      boss: ask(users('chen')),
      end,
    },
  });

  test('L3: before it is submitted: nodes with names, order, people, and why one is skipped', () => {
    const path = new Approval(flow, { record: { amount: '5000.00' } }).predict();

    expect(path).toMatchObject({
      ends: 'approved',
      steps: [
        {
          node: 'own',
          state: 'skipped',
          reason: 'auto-pass',
          when: 'predicted',
          trace: [{}, { rule: 'initiator:skip' }],
        },
        {
          node: 'first',
          label: { en: 'first' },
          order: 'sequential',
          when: 'predicted',
          slots: [{ assignee: { name: 'Wang' } }, { assignee: { name: 'Zhao' } }],
        },
        { node: 'boss', order: 'together', when: 'predicted' },
      ],
    });
  });

  test('L3: while it runs: past facts as they are, and what follows', () => {
    const approval = new Approval(flow, { record: { amount: '5000.00' } })
      .start()
      .approve('wang', { opinion: 'fine' });

    expect(approval.predict().steps).toMatchObject([
      { node: 'own', when: 'done', state: 'skipped' },
      {
        node: 'first',
        when: 'current',
        state: 'open',
        slots: [{ state: 'approved', opinion: 'fine' }, { state: 'pending' }],
      },
      { node: 'boss', when: 'predicted' },
    ]);
  });

  test('L3: what hangs on a blank field says so', () => {
    const flowByAmount = flowOf({
      nodes: {
        start: startAt('split'),
        split: gateway({ large: ['amount > 1000', 'boss'] }, 'first'),
        boss: ask(users('chen')),
        first: ask(users('wang')),
        end,
      },
    });

    expect(new Approval(flowByAmount).predict().steps).toMatchObject([
      { node: 'first', dependsOn: ['amount'] },
    ]);
    expect(new Approval(flowByAmount, { record: { amount: '1.00' } }).predict().steps).toMatchObject([
      { dependsOn: [] },
    ]);
  });

  test('L3: of a returned record the way after the resubmission is foreseen', () => {
    const approval = new Approval(flow, { record: { amount: '1.00' } }).start().return('wang');

    expect(nodesOf(approval)).toEqual(['own done', 'first done', 'own predicted', 'first predicted']);
  });

  test('L3: a way that ends with the initiator ends there', () => {
    const rejecting = ask(users('gone'), { assignees: { ifNone: ['auto-reject'] }, onReject: 'return' });
    const path = new Approval(flowOf({ nodes: { start: startAt('node'), node: rejecting, end } })).predict();

    expect(path).toMatchObject({ ends: 'returned', steps: [{ node: 'node', state: 'rejected' }] });
  });

  test('L3: a way that cannot be gone says where it stops', () => {
    const broken = flowOf({
      nodes: {
        start: startAt('split'),
        split: gateway({ a: ['1 / amount > 1', 'first'] }, 'end'),
        first: ask(users('wang')),
        end,
      },
    });

    expect(new Approval(broken, { record: { amount: '0' } }).predict()).toMatchObject({
      ends: 'failed',
      failure: { code: 'expression', to: 'split' },
    });
  });

  test('L3: foreseeing asks for nothing that only people can fill in, and changes nothing', () => {
    const strict = flowOf(
      oneNode(users('wang'), { fields: { note: 'required' }, opinion: { approve: 'required' } }),
    );
    const approval = new Approval(strict).start();
    const { instance } = approval;

    expect(approval.predict().ends).toBe('approved');
    expect(approval.instance).toBe(instance);
  });

  test('L3: it does not matter who looks', () => {
    const approval = new Approval(flow, { record: { amount: '5000.00' } }).start();

    expect(predictPath(approval.instance, 'sun', approval.facts('zhao'))).toEqual(
      predictPath(approval.instance, 'sun', approval.facts('sun')),
    );
  });
});

describe('L5: one instance for a record', () => {
  test('L5: starting while one is open is refused with its id', () => {
    const approval = new Approval(flowOf({ nodes: small })).start();

    expect(refusalOf(() => approval.start())).toEqual({
      code: 'instance.already-running',
      params: { instance: 'i1' },
    });
  });

  test('L5: nothing can be done with an instance that there is not', () => {
    expect(refusalOf(() => new Approval(flowOf({ nodes: small })).withdraw()).code).toBe(
      'instance.not-found',
    );
  });

  test('L5: who is nobody cannot submit', () => {
    expect(refusalOf(() => new Approval(flowOf({ nodes: small }), { initiator: 'gone' }).start()).code).toBe(
      'instance.not-initiator',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { actionsOfSlot } from '../../../engine/workflow/offered-actions.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';

const signature = { id: 's1', kind: 'drawn' as const, hash: 'abc' };
const signed = (more: Record<string, unknown> = {}) =>
  new Approval(flowOf(oneNode(users('wang'), more))).start();
const approve = { verb: 'approve' as const, actor: { id: 'wang' }, slot: 'v1-1' };
const reject = { ...approve, verb: 'reject' as const, opinion: 'no' };

describe('F4: the machine and signatures', () => {
  test.each([
    ['a yes', approve],
    ['a no', reject],
  ])('F4: %s without the required signature is refused, with it its slot has it', (_, command) => {
    const approval = signed({ signature: 'required' });

    expect(refusalOf(() => approval.send(command)).code).toBe('task.signature-required');
    approval.send({ ...command, signature });
    expect(approval.instance.visits[0]?.slots[0]).toMatchObject({ signature });
  });

  test('F4: the last signature again needs the node’s leave', () => {
    const again = { ...approve, signature: { ...signature, reused: true as const } };

    expect(refusalOf(() => signed({ signature: 'required' }).send(again)).code).toBe(
      'task.signature-required',
    );
    expect(signed({ signature: 'required', reuseSignature: true }).send(again).state).toBe('approved');
  });

  test('F4: an optional one may be left out; where nobody signs it is not taken', () => {
    expect(signed({ signature: 'optional' }).send(approve).state).toBe('approved');
    expect(refusalOf(() => signed().send({ ...approve, signature })).code).toBe('task.action-not-offered');
  });

  test('F4: the offered acts say whether they are signed', () => {
    const flow = flowOf(oneNode(users('wang'), { signature: 'required', reuseSignature: true }));
    const approval = new Approval(flow).start();

    const [yes, no, back] = actionsOfSlot(approval.instance, 'v1-1', approval.workflow);
    expect([yes, no]).toMatchObject([
      { action: 'approve', signature: 'required', reusesSignature: true },
      { action: 'reject', signature: 'required', reusesSignature: true },
    ]);
    expect(back).not.toHaveProperty('signature');
  });
});

describe('F7: the machine and many at once', () => {
  test('F7: a node that does not allow it refuses what is one of many', () => {
    const one = { ...approve, batch: true as const };

    expect(refusalOf(() => signed().send(one)).code).toBe('task.not-in-batch');
    expect(signed({ batch: true }).send(one).state).toBe('approved');
  });
});

describe('B14: the machine and what went before', () => {
  test('B14: an approval names the one that it comes after', () => {
    const approval = new Approval(flowOf(oneNode(users('wang'), {})));

    approval.send({ verb: 'start', actor: { id: approval.initiator }, instance: 'i2', previous: 'i1' });

    expect(approval.instance).toMatchObject({ id: 'i2', previous: 'i1' });
  });
});

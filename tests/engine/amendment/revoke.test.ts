import { expect, test } from 'vitest';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, startAt, users } from '../../support/flow.ts';

const flow = flowOf({
  nodes: { start: startAt('first'), first: ask(users('wang'), { next: 'end' }), end },
});

const revoke = { verb: 'revoke', actor: { id: 'system:rule' }, amendment: 'a1' } as const;

test('K4: an approval whose record is cancelled later is revoked; what people decided stays decided', () => {
  const approval = new Approval(flow).start().approve('wang');

  approval.send(revoke);

  expect(approval.state).toBe('revoked');
  expect(approval.slots).toEqual(['wang approved']);
  expect(approval.send(revoke).state).toBe('revoked');
});

test('K4: only what is approved can be revoked, and only by a request', () => {
  const running = new Approval(flow).start();
  const approved = new Approval(flow).start().approve('wang');
  const { amendment: _, ...unasked } = revoke;

  expect(refusalOf(() => running.send(revoke)).code).toBe('instance.closed');
  expect(refusalOf(() => approved.send(unasked)).code).toBe('instance.closed');
});

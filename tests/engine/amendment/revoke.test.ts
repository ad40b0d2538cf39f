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

test('L7, B5: what its services did is taken back in reverse order, once; those that declare nothing stay done', () => {
  const set = (note: string) => ({ service: 'set-fields', input: { note: `"${note}"` } });
  const service = (id: string, next: string, more: object = { compensate: set(`no ${id}`) }) => ({
    [id]: { type: 'service', next, ...set(id), ...more },
  });
  const nodes = {
    start: startAt('first'),
    first: ask(users('wang'), { next: 'reserve' }),
    ...service('reserve', 'announce'),
    ...service('announce', 'post', {}),
    ...service('post', 'end'),
    end,
  };
  const approval = new Approval(flowOf({ nodes })).start().approve('wang');
  while (approval.state === 'running') approval.passWait();
  expect(approval.waits).toEqual(['reserve done', 'announce done', 'post done']);

  approval.send(revoke);

  expect(approval.effects).toMatchObject([
    {
      kind: 'compensate',
      calls: [
        { node: 'post', input: { note: 'no post' } },
        { node: 'reserve', input: { note: 'no reserve' } },
      ],
    },
  ]);
  const { instance, log } = approval;
  expect(approval.send(revoke).instance).toEqual(instance);
  expect(approval.log).toHaveLength(log.length);
});

test('K4: only what is approved can be revoked, and only by a request', () => {
  const running = new Approval(flow).start();
  const approved = new Approval(flow).start().approve('wang');
  const { amendment: _, ...unasked } = revoke;

  expect(refusalOf(() => running.send(revoke)).code).toBe('instance.closed');
  expect(refusalOf(() => approved.send(unasked)).code).toBe('instance.closed');
});

import { expect, test } from 'vitest';
import type { Command } from '../../../engine/workflow/command.ts';
import { actionsOfInstance } from '../../../engine/workflow/offered-actions.ts';
import { Approval } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';

const administrator = { id: 'admin', isAdministrator: true };
const suspended = () => new Approval(flowOf(oneNode(users('wang')))).start().administer('suspend');

/** What each act needs besides a reason, and what becomes of the approval. */
const acts: Record<string, [Partial<Command>, string]> = {
  override: [{ verdict: 'approve' }, 'approved'],
  reassign: [{ target: 'v1-1', people: ['li'] }, 'suspended'],
  jump: [{ to: 'end' }, 'approved'],
  resume: [{}, 'running'],
  terminate: [{}, 'terminated'],
};

test('B13, K12: everything that is offered to an administrator of a suspended approval is done, and nothing else', () => {
  const { instance, workflow, now } = suspended();
  const offered = actionsOfInstance(instance, administrator, workflow, now).filter(({ enabled }) => enabled);

  expect(offered.map(({ action }) => action).sort()).toEqual(Object.keys(acts).sort());
});

test.each(Object.entries(acts))(
  'B13, K12: an administrator can %s while it is suspended',
  (verb, [more, state]) => {
    const approval = suspended();

    approval.send({ verb: verb as Command['verb'], actor: administrator, opinion: 'it must be', ...more });

    expect(approval.state).toBe(state);
  },
);

test('B13, L3: the way of a suspended approval says who stopped it and why, and how it would go on', () => {
  const path = suspended().predict();

  expect(path.suspension).toMatchObject({ by: { id: 'admin' }, reason: expect.any(String) });
  expect(path.ends).toBe('approved');
  expect(path.steps.map(({ when }) => when)).toEqual(['current']);
});

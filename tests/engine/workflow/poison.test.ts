import { expect, test } from 'vitest';
import { isError } from '../../../engine/issue.ts';
import { isOver } from '../../../engine/workflow/instance.ts';
import { actionsOfInstance } from '../../../engine/workflow/offered-actions.ts';
import { Approval } from '../../support/approval.ts';
import { flowProblems, uncheckedFlowOf } from '../../support/flow.ts';
import { poisons } from '../../support/poison.ts';

/** The most that one definition may cost, from being published to standing still, in milliseconds of the processor. */
const most = 2000;

const administrator = { id: 'admin', isAdministrator: true };

function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Lets everything that it waits for happen, as often as that may be, as a worker would. */
function runOut(approval: Approval): void {
  for (let count = 0; count < 1000 && approval.state === 'running'; count++) if (!approval.passWait()) return;
}

test('D01: there are at least fifty of them', () => {
  expect(poisons.length).toBeGreaterThanOrEqual(50);
  expect(new Set(poisons.map(({ name }) => name)).size).toBe(poisons.length);
});

test.each(poisons)(
  'D01: $name is refused when it is published, or comes to a stand, and can be ended',
  (one) => {
    let issues: ReturnType<typeof flowProblems> = [];
    const publishing = cost(() => {
      issues = flowProblems(one.flow);
    });
    expect(publishing).toBeLessThan(most);
    if (issues.some(isError)) return;

    const approval = new Approval(uncheckedFlowOf(one.flow), {
      record: { amount: '5.00', ...one.record },
      isChecked: false,
    });
    const running = cost(() => {
      approval.start();
      runOut(approval);
    });

    expect(running).toBeLessThan(most);
    const { instance, workflow } = approval;
    if (isOver(instance)) return;
    const actions = actionsOfInstance(instance, administrator, workflow, approval.now);
    expect(actions.map(({ action }) => action)).toContain('terminate');
    if (instance.state === 'failed') expect(instance.failure?.detail).not.toBe('');
    approval.administer('terminate');
    expect(approval.state).toBe('terminated');
  },
);

test('D01, G5: what may never be published of sub-processes is told by name', () => {
  const codes = (name: string) =>
    flowProblems((poisons.find((one) => one.name === name) as (typeof poisons)[number]).flow).map(
      ({ code }) => code,
    );

  expect(codes('a workflow that starts itself')).toContain('workflow.subprocess-cycle');
  expect(codes('a sub-process that starts itself')).toContain('workflow.subprocess-cycle');
  expect(codes('2 sub-processes that start each other')).toContain('workflow.subprocess-cycle');
  expect(codes('sub-processes 7 deep')).toContain('workflow.subprocess-too-deep');
});

test.each([
  'a sub-process for each of 10,000 lines, waited for',
  'a sub-process for each of 10,000 lines, beside the way',
])(
  'D01, G5: %s comes to a stand with its reason before anything is started, and is ended at once',
  (name) => {
    const { flow, record } = poisons.find((one) => one.name === name) as (typeof poisons)[number];
    const approval = new Approval(uncheckedFlowOf(flow), { record: record ?? {}, isChecked: false }).start();

    expect(approval.instance).toMatchObject({
      state: 'failed',
      failure: { code: 'subprocess', detail: expect.stringContaining('10000'), to: 'go' },
    });
    expect(approval.instance.waits ?? []).toEqual([]);
    expect(approval.log.flatMap(({ effects }) => effects).map(({ kind }) => kind)).not.toContain(
      'start-child',
    );
    expect(cost(() => approval.administer('terminate'))).toBeLessThan(most);
    expect(approval.state).toBe('terminated');
  },
);

test('D01, K10: what goes round by waiting stops at the limit of entries, and names the ring', () => {
  const one = poisons.find(({ name }) => name === '2 services that set off each other');
  const approval = new Approval(uncheckedFlowOf(one?.flow ?? { nodes: {} }), { isChecked: false }).start();

  runOut(approval);

  expect(approval.instance.failure).toMatchObject({ code: 'loop' });
  expect(approval.instance.failure?.detail).toContain('s0');
});

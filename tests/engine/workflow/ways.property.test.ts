import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pendingSlots, type Slot } from '../../../engine/workflow/instance.ts';
import { returnTargets } from '../../../engine/workflow/return-targets.ts';
import type { SubprocessWait } from '../../../engine/workflow/wait.ts';
import type { Approval } from '../../support/approval.ts';
import { flowProblems } from '../../support/flow.ts';
import { randomApproval, unlessRefused } from '../../support/random-approval.ts';
import { randomRequest } from '../../support/random-flow.ts';
import { mostlySound, randomWays } from '../../support/random-ways.ts';

const world = fc.record({ flow: randomWays, organisation: mostlySound, record: randomRequest });

const act = fc.record({
  verb: fc.constantFrom(
    ...([
      'approve',
      'approve',
      'approve',
      'approve',
      'reject',
      'return',
      'return',
      'retrieve',
      'retrieve',
      'jump',
      'suspend',
      'resume',
      'resume',
      'terminate',
      'resubmit',
      'resubmit',
      'withdraw',
      'retry',
      'timer',
      'report',
      'report',
      'report',
      'report',
      'skip',
      'edit',
    ] as const),
  ),
  which: fc.nat(),
  siblings: fc.constantFrom(undefined, 'start' as const, 'done' as const, 'cancel' as const),
  amount: fc.constantFrom('0.00', '50.00', '5000.00'),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const chosen = <T>(list: readonly T[], which: number): T | undefined =>
  list[which % Math.max(1, list.length)];

const hasDecided = ({ state }: Slot) => state === 'approved' || state === 'rejected';

/** Does one thing to the way that people may do, sensible or not. */
function perform(approval: Approval, { verb, which, siblings, amount }: Act): void {
  const { instance, workflow } = approval;
  const held = chosen(pendingSlots(instance), which);
  const slot = held?.slot ?? chosen(approval.allSlots, which);
  const of = (one: typeof slot) => ({ actor: { id: one?.assignee.id ?? 'p0' }, slot: one?.id ?? 'none' });
  switch (verb) {
    case 'approve':
      // Where nobody is asked, something outside is waited for.
      if (!held && which % 4 > 0) report(approval, which);
      else approval.send({ verb, ...of(slot), opinion: 'so' });
      return;
    case 'reject':
      approval.send({ verb, ...of(slot), opinion: 'so' });
      return;
    case 'return': {
      const to = chosen(held ? returnTargets(instance, held.visit, workflow) : [], which)?.to ?? 'initiator';
      approval.send({ verb, ...of(slot), to, opinion: 'so' });
      return;
    }
    case 'retrieve':
      approval.send({ verb, ...of(chosen(approval.allSlots.filter(hasDecided), which)) });
      return;
    case 'jump':
      approval.administer('jump', {
        to: chosen([...workflow.nodes.keys()], which) ?? '',
        ...(siblings && { siblings }),
        ...(which % 3 > 0 && { confirmed: true }),
      });
      return;
    case 'suspend':
    case 'resume':
      approval.administer(verb);
      return;
    case 'terminate':
      if (which % 7 === 0) approval.administer(verb);
      else if (which % 3 === 0) approval.send({ verb, ...of(slot), opinion: 'so' });
      return;
    case 'timer':
      approval.fireTimer(chosen(approval.timers, which));
      return;
    case 'report':
      report(approval, which);
      return;
    case 'skip':
      approval.send({ verb, actor: { id: 'admin', isAdministrator: true }, opinion: 'so' });
      return;
    case 'edit':
      approval.edit(held?.slot.assignee.id ?? 'p0', { amount });
      return;
    default:
      approval[verb]();
  }
}

/** Something is said of what is waited for outside, or of what was. */
function report(approval: Approval, which: number): void {
  const outside = (approval.instance.waits ?? []).filter((one) => one.kind !== 'delay');
  const wait = outside.findLast((one) => one.state === 'open') ?? chosen(outside, which);
  if (wait?.kind === 'subprocess') {
    reportChild(approval, wait, which);
    return;
  }
  const verb = which % 3 === 0 ? 'service-failed' : 'service-done';
  const { id, attempt } = wait ?? { id: 'none', attempt: 1 };
  const actor = { id: 'system:service' };
  approval.send({ verb, actor, wait: id, attempt, ...(which % 2 === 0 && { final: true }) });
}

/** Something is said of one of the approvals that it has started, in order or not. */
function reportChild(approval: Approval, wait: SubprocessWait, which: number): void {
  const child = chosen(wait.children, which >> 2)?.id ?? 'none';
  const about = { actor: { id: 'system:rule' }, wait: wait.id, child };
  const begun = { instance: `of ${child}`, entity: 'part', record: `record ${child}` };
  const outcome = which % 5 === 0 ? 'rejected' : 'approved';
  if (which % 3 === 0) approval.send({ verb: 'child-failed', ...about, error: 'it is wrong' });
  else if (which % 2 === 0) approval.send({ verb: 'child-begun', ...about, begun });
  else approval.send({ verb: 'child-ended', ...about, outcome });
}

const structural = /cycle|scope|join|fork|branch|dead-end|no-/;

test('G2–G4: how these flows lead is sound', () => {
  fc.assert(
    fc.property(randomWays, (flow) => {
      expect(flowProblems(flow).filter((one) => structural.test(one.code))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('K2, K3, K6, K9, B6: whatever is done to the way, forks keep their tokens, joins fire once, what has ended stays, and the log gives the instance again', () => {
  const accepted: Record<string, number> = {};
  const reached = new Set<string>();
  fc.assert(
    fc.property(world, fc.array(act, { maxLength: 40, size: 'max' }), (given, acts) => {
      const approval = randomApproval(given).start();
      for (const one of acts)
        if (unlessRefused(() => perform(approval, one))) accepted[one.verb] = (accepted[one.verb] ?? 0) + 1;
      reached.add(approval.state);
      for (const { type } of approval.log.flatMap(({ changes }) => changes)) reached.add(type);
    }),
    { numRuns: 300 },
  );
  for (const verb of ['approve', 'return', 'retrieve', 'jump', 'suspend', 'resume', 'terminate'])
    expect(accepted[verb] ?? 0, verb).toBeGreaterThan(0);
  expect(reached).toContain('terminated');
  expect(reached).toContain('suspended');
  for (const change of ['child-begun', 'child-ended', 'child-failed', 'children-cancelled'])
    expect(reached).toContain(change);
});

test('L3: while the data stay, what is foreseen is what happens when everybody agrees in turn, from every point of the way', () => {
  let forked = 0;
  fc.assert(
    fc.property(world, fc.array(act, { maxLength: 6 }), (given, acts) => {
      const approval = randomApproval(given).start();
      for (const one of acts) unlessRefused(() => perform(approval, one));
      if (approval.state !== 'running') return;
      const { steps, ends, failure, routes } = approval.predict();
      const before = approval.log.length;

      for (let count = 0; count < 300 && approval.state === 'running'; count++) {
        const slot = pendingSlots(approval.instance)[0]?.slot;
        if (!slot) {
          if (!approval.passWait()) break;
          continue;
        }
        approval.send({ verb: 'approve', actor: { id: slot.assignee.id }, slot: slot.id });
      }

      expect(approval.instance.visits.map((visit) => [visit.id, visit.node])).toEqual(
        steps.map((one) => [one.visit, one.node]),
      );
      expect([approval.state, approval.instance.failure]).toEqual([ends, failure]);
      const taken = approval.log
        .slice(before)
        .flatMap(({ changes }) =>
          changes.flatMap((one) => (one.type === 'routed' ? [{ node: one.node, branch: one.branch }] : [])),
        );
      expect(routes).toEqual(taken);
      if (approval.instance.scopes.length > 0) forked++;
    }),
    { numRuns: 200 },
  );
  expect(forked).toBeGreaterThan(20);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Organisation } from '../../../engine/record/organisation.ts';
import { type Instance, pendingSlots } from '../../../engine/workflow/instance.ts';
import type { Approval } from '../../support/approval.ts';
import { organisationOf } from '../../support/organisation.ts';
import { type RandomWorld, randomApproval, unlessRefused } from '../../support/random-approval.ts';
import { randomFlow, randomOrganisation, randomRequest } from '../../support/random-flow.ts';
import { isSeatVerb, seatAct, seatVerbs } from '../../support/random-seat-act.ts';

const world = fc.record({ flow: randomFlow, organisation: randomOrganisation, record: randomRequest });

const act = fc.record({
  verb: fc.constantFrom(
    ...([
      'approve',
      'approve',
      'approve',
      'reject',
      'return',
      'resubmit',
      'resubmit',
      'withdraw',
      'retry',
      'timer',
      'edit',
      'edit-date',
      'calendar',
      'leave',
      'wrong-hands',
      'urge',
      ...seatVerbs,
    ] as const),
  ),
  which: fc.nat(),
  amount: fc.constantFrom('0.00', '50.00', '5000.00'),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const days = ['2026-11-24', '2026-11-30', ''];

/** From now on a day is free, and the approval is told. */
function editCalendar(approval: Approval, day: string): void {
  const { organisation } = approval;
  const { standard } = organisation.calendars;
  approval.organisation = new Organisation(
    organisation.peopleWhere(() => true),
    organisation.departmentsWhere(() => true),
    organisation.rules,
    { byId: new Map(), standard: { ...standard, holidays: new Set([day]) } },
  );
  approval.send({ verb: 'calendar-changed', actor: { id: 'system:rule' }, calendars: [standard] });
}

/** Does one thing that people or timers may do, sensible or not. */
function perform(approval: Approval, { verb, which, amount }: Act, { organisation }: RandomWorld): void {
  const slots = approval.allSlots;
  const slot = slots[which % Math.max(1, slots.length)];
  const pending = pendingSlots(approval.instance);
  const held = pending[which % Math.max(1, pending.length)]?.slot ?? slot;
  const decide = (one: 'approve' | 'reject' | 'return', of = held) =>
    of && approval.send({ verb: one, actor: { id: of.assignee.id }, slot: of.id, opinion: 'so' });
  if (verb === 'approve' || verb === 'reject' || verb === 'return') decide(verb);
  else if (verb === 'wrong-hands') decide('approve', slot);
  else if (verb === 'timer') approval.fireTimer(approval.timers[which % Math.max(1, approval.timers.length)]);
  else if (verb === 'edit') approval.edit(held?.assignee.id ?? 'p0', { amount });
  else if (verb === 'edit-date') approval.edit(held?.assignee.id ?? 'p0', { wanted: days[which % 3] ?? '' });
  else if (verb === 'calendar') editCalendar(approval, days[which % 3] ?? '');
  else if (verb === 'leave') {
    const people = Object.entries(organisation.people).map(([id, one]) => [
      id,
      { ...one, active: id === 'admin' || which % 7 !== Number(id.slice(1)) },
    ]);
    approval.organisation = organisationOf({ ...organisation, people: Object.fromEntries(people) });
  } else if (isSeatVerb(verb)) seatAct(approval, verb, which);
  else approval[verb]();
}

test('K2, K3, K6, K9: whatever is done, nothing that has ended changes, nobody is left with a dead to-do, and the log gives the instance again', () => {
  let accepted = 0;
  const reached = new Set<string>();
  fc.assert(
    fc.property(world, fc.array(act, { maxLength: 30 }), (given, acts) => {
      const approval = randomApproval(given).start();
      for (const one of acts) if (unlessRefused(() => perform(approval, one, given))) accepted++;
      reached.add(approval.state);
    }),
    { numRuns: 400 },
  );
  expect(accepted).toBeGreaterThan(600);
  expect([...reached].sort()).toEqual(['approved', 'failed', 'rejected', 'returned', 'running', 'withdrawn']);
});

interface Way {
  ends: Instance['state'];
  steps: [string, string, string[]][];
  failure: unknown;
}

function wayOf(
  steps: readonly { node: string; state: string; slots: readonly { assignee: { id: string } }[] }[],
  ends: Instance['state'],
  failure: unknown,
): Way {
  return {
    ends,
    failure,
    steps: steps.map((one) => [one.node, one.state, one.slots.map((slot) => slot.assignee.id)]),
  };
}

const predicted = (approval: Approval): Way => {
  const { steps, ends, failure } = approval.predict();
  return wayOf(steps, ends, failure);
};
const actual = ({ instance }: Approval): Way => wayOf(instance.visits, instance.state, instance.failure);

test('L3: while the data stay, what is foreseen is what happens when everybody agrees, from every point of the way', () => {
  let people = 0;
  fc.assert(
    fc.property(world, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (given, choices) => {
      const approval = randomApproval(given);
      const foreseen = [approval.predict()];
      const way = predicted(approval);
      approval.start();
      for (const choice of choices) {
        const pending = pendingSlots(approval.instance);
        const { slot } = pending[choice % Math.max(1, pending.length)] ?? {};
        if (!slot) break;
        people++;
        foreseen.push(approval.predict());
        approval.send({ verb: 'approve', actor: { id: slot.assignee.id }, slot: slot.id });
      }

      expect(actual(approval)).toEqual(way);
      for (const one of foreseen) {
        expect(one.steps.map((step) => step.node)).toEqual(
          approval.instance.visits.map((visit) => visit.node),
        );
        expect(one.ends).toBe(approval.state);
      }
    }),
    { numRuns: 250 },
  );
  expect(people).toBeGreaterThan(150);
});

test('L3, S1–S7: whatever people have asked of each other, what is foreseen from there is what happens when everybody agrees', () => {
  let asked = 0;
  fc.assert(
    fc.property(
      world,
      fc.array(fc.tuple(fc.constantFrom(...seatVerbs), fc.nat()), { minLength: 4, maxLength: 16 }),
      fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
      (given, acts, choices) => {
        const approval = randomApproval(given).start();
        for (const [verb, which] of acts) unlessRefused(() => seatAct(approval, verb, which));
        if (approval.state !== 'running') return;
        if (approval.allSlots.some((slot) => slot.from !== undefined || slot.addition !== undefined)) asked++;
        const foreseen = approval.predict();
        for (const choice of choices) {
          const pending = pendingSlots(approval.instance);
          const { slot } = pending[choice % Math.max(1, pending.length)] ?? {};
          if (!slot) break;
          const verb = slot.origin === 'delegate' ? 'advise' : 'approve';
          approval.send({ verb, actor: { id: slot.assignee.id }, slot: slot.id, advice: 'approve' });
        }

        expect(foreseen.steps.map((step) => step.node)).toEqual(
          approval.instance.visits.map((visit) => visit.node),
        );
        expect(foreseen.ends).toBe(approval.state);
      },
    ),
    { numRuns: 250 },
  );
  expect(asked).toBeGreaterThan(30);
});

test('L3: of a returned record too, whatever had happened before', () => {
  let returned = 0;
  fc.assert(
    fc.property(world, fc.array(act, { maxLength: 12 }), (given, acts) => {
      const approval = randomApproval(given).start();
      for (const one of acts)
        unlessRefused(() =>
          perform(approval, { ...one, verb: one.verb === 'withdraw' ? 'return' : one.verb }, given),
        );
      unlessRefused(() => perform(approval, { verb: 'return', which: 0, amount: '0.00' }, given));
      if (approval.state !== 'returned') return;
      returned++;
      const way = predicted(approval);

      approval.resubmit();
      for (
        let slot = pendingSlots(approval.instance)[0]?.slot;
        slot;
        slot = pendingSlots(approval.instance)[0]?.slot
      )
        approval.send({ verb: 'approve', actor: { id: slot.assignee.id }, slot: slot.id });

      expect(actual(approval)).toEqual(way);
    }),
    { numRuns: 200 },
  );
  expect(returned).toBeGreaterThan(15);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../../engine/refusal.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { isOpen, type Slot } from '../../../engine/workflow/instance.ts';
import { actionsOfSlot, type OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { Approval } from '../../support/approval.ts';
import { uncheckedFlowOf } from '../../support/flow.ts';
import { organisationOf } from '../../support/organisation.ts';
import { randomFlow, randomOrganisation, randomRequest } from '../../support/random-flow.ts';
import { seatAct, seatVerbs } from '../../support/random-seat-act.ts';

/** Whom nobody has asked yet, so that only the act itself can be refused. */
const outsider = 'outsider';

/** Every command that an offer stands for, one for each choice that it names. */
function commandsOf(offer: OfferedAction, slot: Slot): Omit<Command, 'commandId'>[] {
  const command = { actor: { id: slot.assignee.id }, slot: slot.id, opinion: 'so', people: [outsider] };
  switch (offer.action) {
    case 'add-sign':
      return (offer.places ?? ['before']).map((place) => ({ ...command, verb: 'add-sign', place }));
    case 'remove':
      return (offer.removable ?? []).map((one) => ({ ...command, verb: 'remove', target: one.slot }));
    case 'cancel-addition':
      return (offer.additions ?? []).map(({ addition }) => ({
        ...command,
        verb: 'cancel-addition',
        addition,
      }));
    default:
      return [{ ...command, verb: offer.action }];
  }
}

function isAccepted(approval: Approval, command: Omit<Command, 'commandId'>): boolean {
  try {
    approval.outcomeOf(command);
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

const seatActs = fc.array(fc.tuple(fc.constantFrom(...seatVerbs), fc.nat()), { maxLength: 14 });

test('S1–S7, M8: whatever people have asked of each other, what is offered for a seat is accepted and what is not enabled is refused', () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(
      randomFlow,
      randomOrganisation,
      randomRequest,
      seatActs,
      (flow, organisation, record, acts) => {
        const people = { ...organisation.people, [outsider]: {} };
        const approval = new Approval(uncheckedFlowOf(flow), {
          organisation: organisationOf({ ...organisation, people }),
          record,
          initiator: 'p0',
        }).start();
        for (const [verb, which] of acts)
          try {
            seatAct(approval, verb, which);
          } catch (cause) {
            if (!(cause instanceof Refusal)) throw cause;
          }

        for (const slot of approval.allSlots)
          for (const offer of actionsOfSlot(approval.instance, slot.id, approval.workflow))
            for (const command of commandsOf(offer, slot)) {
              met.add(`${offer.action} ${offer.enabled}`);
              expect(
                isAccepted(approval, command),
                `${slot.id} ${isOpen(slot)} ${JSON.stringify(offer)}`,
              ).toBe(offer.enabled);
            }
      },
    ),
    { numRuns: 300 },
  );

  for (const action of ['approve', 'transfer', 'delegate', 'add-sign', 'claim', 'advise'])
    expect([met.has(`${action} true`), met.has(`${action} false`)], action).toEqual([true, true]);
  for (const action of ['remove', 'cancel-addition', 'recall', 'unclaim'])
    expect(met).toContain(`${action} true`);
});

import { Refusal } from '../../refusal.ts';
import { endInstance } from '../close.ts';
import { type Instance, isDecided } from '../instance.ts';
import type { Run } from '../run.ts';
import { isAdded } from '../seat.ts';

/** The initiator takes the record back, as far as the policy allows (approval.md B9). */
export function withdraw(run: Run): void {
  const { instance, command, facts } = run;
  if (command.actor.id !== instance.initiator.id) throw new Refusal('instance.not-initiator');
  const why = whyNoWithdrawal(instance, facts.workflow.definition.withdraw);
  if (why !== undefined) throw new Refusal('instance.withdraw-not-allowed', { why });
  endInstance(run, 'withdrawn');
}

/** Why it cannot be withdrawn now; undefined when it can. Views, reminders and passes by rule are no action. */
export function whyNoWithdrawal(
  instance: Instance,
  policy: 'never' | 'until-first-action' | 'while-running',
): string | undefined {
  if (instance.state !== 'running' && instance.state !== 'returned' && instance.state !== 'failed')
    return 'over';
  if (instance.parent) return 'started-by-another';
  if (policy === 'never') return 'never';
  return policy === 'until-first-action' && instance.state !== 'returned' && hasHumanAction(instance)
    ? 'acted'
    : undefined;
}

/** Decisions and asking more people in; handing on, asking for advice and giving it are none. */
function hasHumanAction(instance: Instance): boolean {
  return instance.visits.some((visit) =>
    visit.slots.some((slot) => (isDecided(slot) && slot.reason !== 'timeout') || isAdded(visit, slot)),
  );
}

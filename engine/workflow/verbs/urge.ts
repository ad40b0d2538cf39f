import type { WorkflowDefinition } from '../../definition/workflow.ts';
import { Refusal } from '../../refusal.ts';
import type { Instance, Visit } from '../instance.ts';
import { day, lengthOf } from '../moment.ts';
import type { Run } from '../run.ts';

/** The initiator urges everybody who has it, as often as the workflow allows for each visit (approval.md S9). */
export function urge(run: Run): void {
  const { instance, command, facts } = run;
  if (command.actor.id !== instance.initiator.id) throw new Refusal('instance.not-initiator');
  if (instance.state !== 'running') throw new Refusal('instance.closed', { state: instance.state });
  const { urge: limit } = facts.workflow.definition;
  const seconds = secondsToUrge(instance, limit, run.now);
  if (seconds > 0) throw new Refusal('instance.urged-already', { seconds });
  for (const visit of openVisits(instance)) {
    if (waitOf(visit, limit, run.now) > 0) continue;
    run.emit({ type: 'urged', visit: visit.id, at: run.now });
    const pending = visit.slots.filter((slot) => slot.state === 'pending');
    const to = pending.map((slot) => slot.assignee);
    run.effect({ kind: 'notify', event: 'task-urged', to, node: visit.node });
  }
}

/** How long until somebody may be urged again; 0 when it is possible now. */
export function secondsToUrge(instance: Instance, limit: WorkflowDefinition['urge'], now: string): number {
  const waits = openVisits(instance).map((visit) => waitOf(visit, limit, now));
  return waits.length === 0 ? 0 : Math.ceil(Math.min(...waits) / 1000);
}

function openVisits({ visits }: Instance): Visit[] {
  return visits.filter((visit) => visit.state === 'open');
}

/** The wait after the last time, and after the oldest of as many as one day may have. */
function waitOf({ urges = [] }: Visit, { every, perDay }: WorkflowDefinition['urge'], now: string): number {
  const ends = [
    ...urges.slice(-1).map((at) => Date.parse(at) + lengthOf(every)),
    ...urges
      .slice(-perDay)
      .slice(0, urges.length >= perDay ? 1 : 0)
      .map((at) => Date.parse(at) + day),
  ];
  return Math.max(0, ...ends.map((end) => end - Date.parse(now)));
}

import type { Person } from '../../record/organisation.ts';
import { Refusal } from '../../refusal.ts';
import { advance } from '../advance.ts';
import { takeEarlyChoices } from '../choices.ts';
import type { NodeOf } from '../nodes/node.ts';
import { type Run, snapshotOf } from '../run.ts';
import { requireFields } from './required-fields.ts';

/** A record is submitted: the instance begins at its start node (approval.md K4, L1). */
export function start(run: Run): void {
  const { command, facts } = run;
  const { workflow, entity } = facts;
  const initiator = facts.facts.organisation.person(command.actor.id);
  if (!initiator || !command.instance) throw new Refusal('instance.not-initiator');
  const department = departmentOf(initiator, command.department);
  requireFields(run, startOf(run));
  run.emit({
    type: 'started',
    instance: {
      id: command.instance,
      workflow: workflow.id,
      configuration: facts.facts.configuration.hash,
      entity: entity.id,
      record: String(facts.record.id),
      ...(command.purpose !== undefined && { purpose: command.purpose }),
      ...(command.amendment !== undefined && { amendment: command.amendment }),
      ...(command.parent && { parent: command.parent }),
      ...(command.previous !== undefined && { previous: command.previous }),
      initiator: snapshotOf(initiator, facts.facts),
      ...(department !== undefined && { department }),
      state: 'running',
      round: 1,
      returns: 0,
      startedAt: run.now,
    },
  });
  takeEarlyChoices(run);
  placeToken(run);
}

/** The department that is chosen, which must be one of the person's; the main one unless another is (approval.md A9). */
function departmentOf(
  { department, otherDepartments = [] }: Person,
  chosen = department,
): string | undefined {
  if (chosen !== department && !otherDepartments.includes(chosen ?? ''))
    throw new Refusal('instance.not-your-department');
  return chosen;
}

/** Puts a fresh token on the start node and lets it run; or straight to a node, going on with the way of tokens before (approval.md B7). */
export function placeToken(run: Run, direct?: { to: string; continues?: readonly string[] }): void {
  const { id } = startOf(run);
  const token = `t${run.instance.round}`;
  const continues = direct?.continues;
  run.emit({ type: 'token-placed', token: { id: token, node: id, ...(continues && { continues }) } });
  advance(run, token, id, direct?.to ?? id);
}

export function startOf(run: Run): NodeOf<'start'> {
  return run.node(run.facts.workflow.start) as NodeOf<'start'>;
}

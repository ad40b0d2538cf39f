import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { RefusalCode } from '../refusal.ts';
import { type Instance, isOpen, isOver } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import {
  type OfferedAction,
  type OfferedSeatOf,
  type OfferedTarget,
  type OfferedVisit,
  offer,
} from './offered-action.ts';
import { returnTargets } from './return-targets.ts';
import { failedWait } from './services.ts';
import type { Held } from './verbs/held-slot.ts';
import { whyNotRetrieved } from './verbs/retrieve.ts';

/** Where a holder may give the record back to (approval.md B2–B4). */
export function offeredTargets(
  instance: Instance,
  { visit }: Held,
  workflow: CompiledWorkflow,
): OfferedTarget[] {
  return returnTargets(instance, visit, workflow).map((target) => {
    const label = workflow.nodes.get(target.node ?? '')?.definition.label;
    return { ...target, ...(label && { label }) };
  });
}

/** Ending the approval, where the node lets its people (approval.md B12). */
export function terminations(node: NodeOf<'approval'>, reason: RefusalCode | undefined): OfferedAction[] {
  if (!node.definition.end) return [];
  return [offer('terminate', reason, 'required')];
}

/** Taking back a decision, for whoever has made it (approval.md B10). */
export function retrievals(instance: Instance, held: Held, workflow: CompiledWorkflow): OfferedAction[] {
  const why = whyNotRetrieved(instance, held, workflow);
  if (why === 'not-decided') return [];
  if (instance.state !== 'running') return [offer('retrieve', reasonOfState(instance))];
  return [offer('retrieve', why === undefined ? undefined : 'task.retrieve-not-possible')];
}

/** What an administrator can do with an instance (approval.md K4, K12, B11–B13). */
export function actionsOfAdministrator(instance: Instance, workflow: CompiledWorkflow): OfferedAction[] {
  if (isOver(instance)) return [];
  const actions: OfferedAction[] = [];
  if (instance.state === 'failed') actions.push(offer('retry'));
  if (instance.state === 'failed' && instance.failure && failedWait(instance, instance.failure))
    actions.push(offer('skip', undefined, 'required'));
  actions.push(...replacements(instance, workflow));
  if (instance.tokens.length > 0)
    actions.push({ ...offer('jump', undefined, 'required'), targets: jumpTargets(workflow) });
  if (instance.state === 'suspended') actions.push(offer('resume'));
  else actions.push(offer('suspend', undefined, 'required'));
  return [...actions, offer('terminate', undefined, 'required')];
}

/** Deciding in place of the people of an open visit, and putting somebody else on an undecided seat (approval.md K12). */
function replacements(instance: Instance, workflow: CompiledWorkflow): OfferedAction[] {
  const open = instance.visits.filter((visit) => visit.state === 'open');
  if (open.length === 0) return [];
  const named = (id: string) => {
    const label = workflow.nodes.get(id)?.definition.label;
    return { node: id, ...(label && { label }) };
  };
  const seats = open.flatMap((visit) =>
    visit.slots
      .filter((slot) => isOpen(slot) && slot.origin !== 'delegate')
      .map((slot): OfferedSeatOf => ({ slot: slot.id, person: slot.assignee, ...named(visit.node) })),
  );
  const visits = open.map((visit): OfferedVisit => ({ visit: visit.id, ...named(visit.node) }));
  return [
    { ...offer('override', undefined, 'required'), visits },
    { ...offer('reassign', undefined, 'required'), seats },
  ];
}

/** Every approval of the way, and its ends. */
function jumpTargets({ nodes }: CompiledWorkflow): OfferedTarget[] {
  return [...nodes.values()]
    .filter(({ type }) => type === 'approval' || type === 'end')
    .map(({ id, definition: { label } }) => ({ to: id, node: id, ...(label && { label }) }));
}

/** Why nothing can be done with an instance that does not run; undefined when it runs. */
export function reasonOfState({ state }: Instance): RefusalCode | undefined {
  if (state === 'running') return undefined;
  if (state === 'failed') return 'instance.waiting-for-administrator';
  return state === 'suspended' ? 'instance.suspended' : 'instance.closed';
}

import { createHash } from 'node:crypto';
import type { CompiledWorkflow } from '../../../../engine/compile/compiled-workflow.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import { managerChain } from '../../../../engine/workflow/assignees/manager-chain.ts';
import { flowAdministrators } from '../../../../engine/workflow/assignees/resolve-assignees.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import type { Handover, Successor } from '../../store/handovers.ts';
import type { World } from '../../tenants/world.ts';

/**
 * Who takes over a person's seats in an approval: of the successors whom it concerns one by their shares,
 * always the same for the same approval; or whom the tenant's rule names. Undefined when it concerns
 * nobody (approval.md E5, L8).
 */
export function successorOf(
  world: World,
  { successors, person }: Pick<Handover, 'successors' | 'person'>,
  instance: Pick<Instance, 'id' | 'entity' | 'workflow'>,
  workflow: CompiledWorkflow | undefined,
): string | undefined {
  if (successors.length === 0) return successorByRule(world, person.id, workflow);
  const concerned = successors.filter((one) => concerns(one, instance));
  const total = concerned.reduce((sum, { share = 1 }) => sum + share, 0);
  if (total === 0) return undefined;
  let place = createHash('sha256').update(instance.id).digest().readUInt32BE() % total;
  return concerned.find(({ share = 1 }) => {
    place -= share;
    return place < 0;
  })?.person;
}

function concerns(
  { entities = [], workflows = [] }: Successor,
  { entity, workflow }: Pick<Instance, 'entity' | 'workflow'>,
): boolean {
  if (entities.length === 0 && workflows.length === 0) return true;
  return entities.includes(entity) || workflows.includes(workflow);
}

/** The first of whom the rule names who is there: the successor in the person's record, the manager, the flow's administrator. */
export function successorByRule(
  { organisation, settings }: World,
  personId: string,
  workflow?: CompiledWorkflow,
): string | undefined {
  const person = organisation.person(personId);
  const rule = settings.get('organisation-settings')?.departure ?? 'successor';
  const named = (person?.row.successor as Reference | null | undefined)?.id;
  const managers = managerChain(organisation, personId, person?.department).map((one) => one?.id);
  const administrators = flowAdministrators(
    workflow?.definition.admin ?? { role: 'administrator' },
    organisation,
  ).map((one) => one.id);
  const candidates = [
    ...(rule === 'successor' ? [named] : []),
    ...(rule === 'flow-admin' ? [] : managers),
    ...administrators,
  ];
  return candidates.find(
    (id) => id !== undefined && id !== personId && organisation.person(id)?.active === true,
  );
}

import type { CompiledWorkflow } from '../../../engine/compile/compiled-workflow.ts';
import type { Instance, Resume, Visit } from '../../../engine/workflow/instance.ts';
import { actionsOfInstance, type OfferedAction } from '../../../engine/workflow/offered-actions.ts';
import { type ShownSlot, shownSlot } from '../../../engine/workflow/slot.ts';
import type { Child, Wait } from '../../../engine/workflow/wait.ts';
import type { Acting } from './acting.ts';

const instanceKeys = [
  'id',
  'workflow',
  'configuration',
  'entity',
  'record',
  'purpose',
  'amendment',
  'parent',
  'previous',
  'initiator',
  'state',
  'rev',
  'round',
  'tokens',
  'scopes',
  'returns',
  'startedAt',
  'endedAt',
  'choices',
  'suspension',
  'copies',
  'ending',
  'failure',
] as const satisfies (keyof Instance)[];

const visitKeys = [
  'id',
  'node',
  'number',
  'round',
  'token',
  'state',
  'openedAt',
  'closedAt',
  'reason',
  'generation',
  'trace',
  'slots',
  'additions',
  'claim',
  'urges',
  'superseded',
] as const satisfies (keyof Visit)[];

type ReadableVisit = Omit<Pick<Visit, (typeof visitKeys)[number]>, 'slots'> & { slots: ShownSlot[] };

/**
 * An approval as its readers see it: without what only the machine needs. Which fields were edited, and
 * what guards a direct way back, is of fields that they may not all read.
 */
export type ReadableInstance = Pick<Instance, (typeof instanceKeys)[number]> & {
  visits: ReadableVisit[];
  waits?: ReadableWait[];
  resume?: Pick<Resume, 'mode' | 'node' | 'by'>;
  actions: OfferedAction[];
};

export function presentInstance(
  acting: Acting,
  instance: Instance,
  workflow: CompiledWorkflow | undefined,
): ReadableInstance {
  const { resume } = instance;
  return {
    ...only(instance, instanceKeys),
    visits: instance.visits.map((visit) => ({
      ...only(visit, visitKeys),
      slots: visit.slots.map(shownSlot),
    })),
    ...(instance.waits && { waits: instance.waits.map(presentWait) }),
    ...(resume && { resume: only(resume, ['mode', 'node', 'by']) }),
    actions: workflow ? instanceActions(acting, instance, workflow) : [],
  };
}

/** What a token waits for; what a service is given may be of fields that its readers may not read. */
type ReadableWait = Pick<
  Wait,
  'id' | 'kind' | 'node' | 'token' | 'since' | 'state' | 'endedAt' | 'reason'
> & {
  until?: string;
  service?: string;
  attempt?: number;
  workflow?: string;
  /** The approvals that it has started (G5); whoever may read those finds them there. */
  children?: Pick<Child, 'id' | 'row' | 'state' | 'instance' | 'entity' | 'record' | 'reason'>[];
};

function presentWait(wait: Wait): ReadableWait {
  return {
    ...only(wait, ['id', 'kind', 'node', 'token', 'since', 'state', 'endedAt', 'reason']),
    ...(wait.kind === 'delay' && { until: wait.until }),
    ...(wait.kind === 'service' && { service: wait.service, attempt: wait.attempt }),
    ...(wait.kind === 'subprocess' && {
      workflow: wait.workflow,
      children: wait.children.map((child) =>
        only(child, ['id', 'row', 'state', 'instance', 'entity', 'record', 'reason']),
      ),
    }),
  };
}

/** What the person can do with an approval as a whole, as of now. */
export function instanceActions(
  { person, policy, ground }: Acting,
  instance: Instance,
  workflow: CompiledWorkflow,
): OfferedAction[] {
  const viewer = { id: person.id, isAdministrator: policy.isAdministrator };
  return actionsOfInstance(instance, viewer, workflow, ground.clock());
}

function only<T extends object, K extends keyof T>(whole: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.filter((key) => key in whole).map((key) => [key, whole[key]])) as Pick<T, K>;
}

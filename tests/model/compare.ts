import type { Configuration } from '../../engine/compile/compiled.ts';
import type { WorkflowDefinition } from '../../engine/definition/workflow.ts';
import type { Act } from './act.ts';
import { actOf, type Intent } from './commands.ts';
import { EngineSide } from './engine-side.ts';
import type { World } from './random-company.ts';
import type { ReferenceModel } from './reference-model.ts';
import { TimedModel } from './timed-model.ts';

/** What the model and the engine both tell after a command. */
interface Report {
  accepted: boolean;
  state: string;
  tasks: string[];
  nodes: Record<string, string>;
  returns: number;
  round: number;
}

export interface Comparison {
  /** What was done, the command behind which they differ last. */
  acts: Act[];
  /** The verbs that were not refused. */
  accepted: string[];
  state: string;
  difference?: { model: Report; engine: Report };
}

/** Both do the same until they differ, or the approval waits for an administrator: what follows that is not modelled. */
export function compare(
  configuration: Configuration,
  world: World,
  next: (model: ReferenceModel, index: number) => Act | undefined,
  isChecked = false,
): Comparison {
  const definition = configuration.workflows.get('approval')?.definition as WorkflowDefinition;
  const model = new TimedModel(definition, world.organisation, 'p0', { ...world.record });
  const engine = new EngineSide(configuration, world, isChecked);
  const acts: Act[] = [];
  const accepted: string[] = [];
  for (let act = next(model, 0); act && model.state !== 'failed'; act = next(model, acts.length)) {
    acts.push(act);
    const mine = modelReport(model, model.perform(act));
    const other = engineReport(engine, engine.perform(act));
    if (mine.accepted) accepted.push(act.verb);
    if (!isSame(mine, other))
      return { acts, accepted, state: model.state, difference: { model: mine, engine: other } };
  }
  return { acts, accepted, state: model.state };
}

/** The commands of a run as the model's state makes them of intents; no more than two of what is over. */
export function fromIntents(intents: readonly Intent[]) {
  let behind = 0;
  return (model: ReferenceModel, index: number): Act | undefined => {
    if (index === 0) return { verb: 'start', actor: 'p0' };
    if (model.state !== 'running' && model.state !== 'returned' && behind++ === 2) return undefined;
    const intent = intents[index - 1];
    return intent && actOf(model, intent);
  };
}

function modelReport({ state, tasks, visits, returns, round }: ReferenceModel, accepted: boolean): Report {
  const nodes = Object.fromEntries(visits.map((visit) => [visit.node, visit.state]));
  return { accepted, state, tasks: tasks.toSorted(), nodes, returns, round };
}

function engineReport({ instance }: EngineSide, accepted: boolean): Report {
  if (!instance) return { accepted, state: 'new', tasks: [], nodes: {}, returns: 0, round: 1 };
  const { state, visits, returns, round } = instance;
  const tasks = visits.flatMap(({ node, slots }) =>
    slots
      .filter((slot) => slot.state === 'pending')
      .map((slot) => `${slot.assignee.id}: ${node} ${slot.origin === 'delegate' ? 'advise' : 'approve'}`),
  );
  const nodes = Object.fromEntries(visits.map((visit) => [visit.node, visit.state]));
  return { accepted, state, tasks: tasks.toSorted(), nodes, returns, round };
}

/** Of a failed approval nothing but that it is so. */
function isSame(one: Report, other: Report): boolean {
  if (one.state === 'failed') return other.state === 'failed' && one.accepted === other.accepted;
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(report: Report): Report {
  const nodes = Object.fromEntries(
    Object.entries(report.nodes).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  return { ...report, nodes };
}

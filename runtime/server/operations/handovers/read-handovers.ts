import type { Label } from '../../../../engine/issue.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { findHandover, type Handover, type HandoverProblem } from '../../store/handovers.ts';
import { countHeldBy } from '../../store/list-instances.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { titlesOf } from '../records-of.ts';
import { isNamed, type PersonReferences, referencesTo } from './references-to.ts';

/** What a person has to decide and where the person is named: what a handover is about (approval.md L8). */
export interface PersonInUse {
  person: Reference & { active: boolean };
  held: {
    entity: { id: string; label: Label | null };
    workflow: { id: string; label: Label | null };
    count: number;
  }[];
  references: PersonReferences;
}

export async function readPersonInUse(acting: Acting, id: string): Promise<PersonInUse> {
  const { world, ground } = acting;
  const person = world.organisation.person(id);
  if (!person) throw new Refusal('record.not-found', { entity: 'user', id });
  const { entities, workflows } = world.configuration;
  const held = await countHeldBy(scopeOf(acting), id);
  return {
    person: { id, title: person.name, active: person.active },
    held: held.map(({ entity, workflow, count }) => ({
      entity: { id: entity, label: entities.get(entity)?.definition.label ?? null },
      workflow: { id: workflow, label: workflows.get(workflow)?.definition.label ?? null },
      count,
    })),
    references: referencesTo(world, person, ground.clock()),
  };
}

/** People who have left and are still named for good, or still have something to decide (approval.md E5). */
export async function readDeparted(acting: Acting): Promise<PersonInUse[]> {
  const departed = acting.world.organisation.peopleWhere((person) => !person.active);
  const inUse: PersonInUse[] = [];
  for (const { id } of departed) {
    const one = await readPersonInUse(acting, id);
    if (isNamed(one.references) || one.held.length > 0) inUse.push(one);
  }
  return inUse;
}

/** A handover as its page shows it: the names of those who take over, and of what was left. */
export type PresentedHandover = Omit<Handover, 'cursor' | 'successors' | 'problems'> & {
  successors: (Reference & { entities: readonly string[]; workflows: readonly string[]; share: number })[];
  problems: (HandoverProblem & { title: string })[];
};

export async function readHandover(acting: Acting, id: string): Promise<PresentedHandover> {
  const handover = await findHandover(scopeOf(acting), id);
  if (!handover) throw new Refusal('record.not-found', { entity: 'handover', id });
  return presentHandover(acting, handover);
}

export async function presentHandover(
  acting: Acting,
  { cursor: _, successors, problems, ...handover }: Handover,
): Promise<PresentedHandover> {
  const { organisation } = acting.world;
  const titles = await titlesOf(acting, problems);
  return {
    ...handover,
    successors: successors.map(({ person, entities = [], workflows = [], share = 1 }) => ({
      id: person,
      title: organisation.person(person)?.name ?? person,
      entities,
      workflows,
      share,
    })),
    problems: problems.map((problem) => ({
      ...problem,
      title: titles.get(`${problem.entity}/${problem.record}`) ?? '',
    })),
  };
}

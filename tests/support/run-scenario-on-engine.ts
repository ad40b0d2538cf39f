import { existsSync } from 'node:fs';
import { DateTime, Duration } from 'luxon';
import { visibleValues } from '../../engine/permission/visible-values.ts';
import { computeRecord } from '../../engine/record/compute-record.ts';
import { Refusal } from '../../engine/refusal.ts';
import { dueOf } from '../../engine/workflow/due-of.ts';
import { pendingSlots } from '../../engine/workflow/instance.ts';
import { returnTargets } from '../../engine/workflow/return-targets.ts';
import { codeAndPath } from './configuration.ts';
import { access } from './engine-world/access.ts';
import {
  commandApproval,
  fireTimer,
  latestApproval,
  predictApproval,
  toDosOf,
} from './engine-world/approvals.ts';
import { beginWorld } from './engine-world/begin-world.ts';
import { settled } from './engine-world/facts-loading.ts';
import { Invalid } from './engine-world/invalid.ts';
import { ownRow } from './engine-world/own-row.ts';
import { createRecord, deleteRecord, updateRecord } from './engine-world/records.ts';
import { convert, submitTransition, takeTransition } from './engine-world/transitions.ts';
import { World } from './engine-world/world.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { type InstanceAct, isInstanceAct, isSeatAct, needsOf, type SeatAct } from './scenario-acts.ts';
import type {
  Act,
  Beginning,
  Done,
  Place,
  ScenarioDriver,
  Seen,
  SeenApproval,
  SeenTask,
} from './scenario-driver.ts';
import { seenApproval } from './seen-approval.ts';

/** Plays a story on the bare engine: no database, no server, only its functions over plain data. */
export async function runScenarioOnEngine(scenario: Scenario): Promise<void> {
  await runScenario(scenario, new EngineDriver(scenario));
}

/** A module's folder, shipped or made for tests. */
export function folderOf(module: string): string {
  const folder = ['definitions', 'tests/definitions'].find((one) =>
    existsSync(`${one}/${module}/module.json`),
  );
  if (!folder) throw new Error(`there is no module ${module}`);
  return `${folder}/${module}`;
}

class EngineDriver implements ScenarioDriver {
  private readonly world: World;
  private people: ReadonlyMap<string, string> = new Map();

  constructor({ modules }: Scenario) {
    this.world = new World(modules.map(folderOf));
  }

  async begin(scenario: Scenario): Promise<Beginning> {
    const places = beginWorld(this.world, scenario);
    this.people = new Map(
      places.filter(([, place]) => place.entity === 'user').map(([name, { id }]) => [name, id]),
    );
    return { places, today: this.world.today };
  }

  async prepare(actor: string, act: Act): Promise<() => Promise<Done>> {
    return async () => this.perform(actor, act);
  }

  private perform(actor: string, act: Act): Done {
    try {
      return this.world.attempt(() => this.act(this.idOf(actor), act));
    } catch (cause) {
      if (cause instanceof Refusal) return { refused: { code: cause.code, params: cause.params } };
      if (cause instanceof Invalid) return { issues: cause.issues.map(codeAndPath) };
      throw cause;
    }
  }

  async read(actor: string, place: Place): Promise<Seen | undefined> {
    const { world } = this;
    const person = this.idOf(actor);
    try {
      const { entity, record, facts, rights } = access(world, person, place);
      const { values } = settled({ world, actor: person, entity }, facts, () =>
        computeRecord(entity, record.values, facts, { fresh: new Set(), own: ownRow(record) }),
      );
      return {
        state: record.state ?? null,
        revision: record.revision,
        values: visibleValues(entity, values, { canReadField: rights.canRead }),
      };
    } catch (cause) {
      if (cause instanceof Refusal) return undefined;
      throw cause;
    }
  }

  async wait(duration: string): Promise<void> {
    const { world } = this;
    const until = DateTime.fromISO(world.now).plus(Duration.fromISO(duration)).toUTC().toISO() as string;
    world.goOnTo(until, (timer) => fireTimer(world, timer));
  }

  async tasks(place: Place): Promise<SeenTask[]> {
    const approval = latestApproval(this.world, place);
    return (approval ? toDosOf(this.world, approval) : []).flatMap(({ held: { visit, slot }, people }) =>
      people.map((person) => ({ person, node: visit.node, due: dueOf(visit, slot) })),
    );
  }

  async returnTargets(actor: string, place: Place): Promise<string[]> {
    const person = this.idOf(actor);
    const approval = latestApproval(this.world, place);
    const workflow = approval && this.world.configuration.workflows.get(approval.workflow);
    const held = approval && pendingSlots(approval).find(({ slot }) => slot.assignee.id === person);
    return workflow && held ? returnTargets(approval, held.visit, workflow).map(({ to }) => to) : [];
  }

  async approval(place: Place): Promise<SeenApproval | undefined> {
    const found = latestApproval(this.world, place);
    return found && seenApproval(found);
  }

  async log(place: Place) {
    const found = latestApproval(this.world, place);
    return this.world.kept.log.filter(
      ({ instance, changes }) =>
        instance === found?.id && changes.some(({ type }) => type !== 'record-edited'),
    );
  }

  async balance(ledger: string, where: Record<string, string>): Promise<Record<string, string>> {
    const measures = Object.keys(this.world.configuration.ledgers.get(ledger)?.definition.measures ?? {});
    return Object.fromEntries(
      measures.map((measure) => [measure, this.world.balance(ledger, measure, where)]),
    );
  }

  private idOf(name: string): string {
    const id = this.people.get(name);
    if (id === undefined) throw new Error(`nobody is called ${name}`);
    return id;
  }

  private decide(actor: string, act: SeatAct | InstanceAct): Done {
    const { world } = this;
    const place = act.place as Place;
    if (isInstanceAct(act)) access(world, actor, place);
    const seen = act.seenRevision ?? world.find(place.entity, place.id)?.revision;
    const words = 'reason' in act ? act.reason : 'opinion' in act ? act.opinion : undefined;
    commandApproval(world, actor, place, {
      verb: act.do,
      ...needsOf(act, actor, latestApproval(world, place)?.visits ?? []),
      ...(words !== undefined && { opinion: words }),
      ...(isSeatAct(act) && seen !== undefined && { seenRevision: seen }),
    });
    return {};
  }

  private act(actor: string, act: Act): Done {
    const { world } = this;
    const place = act.place as Place;
    if (isSeatAct(act) || isInstanceAct(act)) return this.decide(actor, act);
    const seen = act.seenRevision ?? world.find(place?.entity, place?.id)?.revision;
    switch (act.do) {
      case 'create':
        return { made: createRecord(world, actor, act.entity, { input: act.values }) };
      case 'update':
        updateRecord(world, actor, place, seen, act.values);
        return {};
      case 'delete':
        deleteRecord(world, actor, place);
        return {};
      case 'submit':
        takeTransition(world, actor, place, {
          id: act.transition ?? submitTransition(world, actor, place),
          chosen: act.chosen,
          department: act.department,
        });
        return {};
      case 'resubmit':
        takeTransition(world, actor, place, {
          id: submitTransition(world, actor, place),
          chosen: act.chosen,
        });
        return {};
      case 'transition':
        takeTransition(world, actor, place, { id: act.transition, reason: act.reason });
        return {};
      case 'convert':
        return { made: convert(world, actor, place, act.conversion, act.lines) };
      case 'predict':
        return predicted(world, actor, place);
      case 'read':
        access(world, actor, place);
        return {};
    }
  }
}

function predicted(world: World, actor: string, place: Place): Done {
  const { steps, ends } = predictApproval(world, actor, place);
  return {
    ends,
    path: steps.map(({ node, slots }) => ({ node, people: slots.map((slot) => slot.assignee.id) })),
  };
}

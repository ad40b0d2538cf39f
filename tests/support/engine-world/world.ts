import { DateTime } from 'luxon';
import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import { compilePolicy, type Policy } from '../../../engine/permission/policy.ts';
import { type Facts, nothingMissing, rowOf } from '../../../engine/record/facts.ts';
import type { Organisation, Person } from '../../../engine/record/organisation.ts';
import type { RecordData } from '../../../engine/record/values.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Change } from '../../../engine/workflow/change.ts';
import type { TimerKey } from '../../../engine/workflow/command.ts';
import type { Instance } from '../../../engine/workflow/instance.ts';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import { now } from '../facts.ts';
import { storyTimeZone } from '../story-time-zone.ts';
import { type KeptBalance, type KeptEntry, sumOf } from './kept-ledger.ts';
import { organisationFrom } from './organisation-from.ts';

/** A record with the approval that locks it. */
export interface KeptRecord extends RecordData {
  lock?: string | undefined;
}

/** What one act may change; plain data, replaced as a whole when the act succeeds. */
export interface Kept {
  records: ReadonlyMap<string, ReadonlyMap<string, KeptRecord>>;
  entries: readonly KeptEntry[];
  balances: ReadonlyMap<string, KeptBalance>;
  instances: ReadonlyMap<string, Instance>;
  counters: ReadonlyMap<string, number>;
  /** What was done with approvals, the first first. */
  log: readonly KeptAct[];
  /** Clocks of approvals that run. */
  timers: readonly KeptTimer[];
}

/** An act that an approval took, with what it did: enough to rebuild it (approval.md K9). */
export interface KeptAct {
  instance: string;
  by: string;
  act: string;
  changes: readonly Change[];
}

/** A clock that runs out then, and whose it is. */
export interface KeptTimer {
  instance: string;
  timer: TimerKey;
  dueAt: string;
}

/** A tenant in memory: its configuration, and everything it keeps. */
export class World {
  readonly configuration: Configuration;
  kept: Kept = {
    records: new Map(),
    entries: [],
    balances: new Map(),
    instances: new Map(),
    counters: new Map(),
    log: [],
    timers: [],
  };
  /** What the clock says. */
  now = now;

  constructor(folders: readonly string[]) {
    const { sources, issues } = loadDefinitions(folders);
    const build = buildConfiguration(sources, []);
    if (!build.configuration || issues.length > 0)
      throw new Error(JSON.stringify([...issues, ...build.issues]));
    this.configuration = build.configuration;
  }

  /** An act happens as a whole or not at all. */
  attempt<T>(act: () => T): T {
    const before = this.kept;
    try {
      return act();
    } catch (cause) {
      this.kept = before;
      throw cause;
    }
  }

  /** Lets the clock go on to a moment; whatever is due on the way happens when it is due, and a second time without effect (K8). */
  goOnTo(moment: string, fire: (timer: KeptTimer) => void): void {
    for (;;) {
      const next = [...this.kept.timers].sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))[0];
      if (!next || next.dueAt > moment) break;
      this.kept = { ...this.kept, timers: this.kept.timers.filter((one) => one !== next) };
      if (next.dueAt > this.now) this.now = next.dueAt;
      fire(next);
      fire(next);
    }
    this.now = moment;
  }

  entity(id: string): CompiledEntity {
    const entity = this.configuration.entities.get(id);
    if (!entity) throw new Refusal('entity.not-found', { entity: id });
    return entity;
  }

  all(entityId: string): KeptRecord[] {
    return [...(this.kept.records.get(entityId)?.values() ?? [])];
  }

  find(entityId: string, id: string): KeptRecord | undefined {
    return this.kept.records.get(entityId)?.get(id);
  }

  put(entityId: string, record: KeptRecord): void {
    const table = new Map(this.kept.records.get(entityId)).set(record.id, record);
    this.kept = { ...this.kept, records: new Map(this.kept.records).set(entityId, table) };
  }

  remove(entityId: string, id: string): void {
    const table = new Map(this.kept.records.get(entityId));
    table.delete(id);
    this.kept = { ...this.kept, records: new Map(this.kept.records).set(entityId, table) };
  }

  /** The next number of a series, from 1. */
  count(series: string): number {
    const next = (this.kept.counters.get(series) ?? 0) + 1;
    this.kept = { ...this.kept, counters: new Map(this.kept.counters).set(series, next) };
    return next;
  }

  newId = (): string => `x${this.count('ids')}`;

  get today(): string {
    return DateTime.fromISO(this.now, { zone: storyTimeZone }).toISODate() as string;
  }

  organisation(): Organisation {
    return organisationFrom(this);
  }

  /** A person, or the engine itself under one of its reserved names. */
  person(id: string): Person {
    const system = { username: id, active: true, roles: ['administrator'], groups: [] };
    const person = id.startsWith('system:')
      ? { id, name: id, ...system, row: { id, title: id } }
      : this.organisation().person(id);
    if (!person) throw new Error(`nobody is ${id}`);
    return person;
  }

  policyOf(personId: string): Policy {
    return compilePolicy(this.configuration, this.person(personId).roles);
  }

  factsFor(personId: string): Facts {
    const organisation = this.organisation();
    const settings = [...this.configuration.settings.values()].flatMap((entityId) => {
      const [record] = this.all(entityId);
      return record ? [[entityId, rowOf(this.entity(entityId), record)] as const] : [];
    });
    return {
      configuration: this.configuration,
      now: this.now,
      today: this.today,
      user: organisation.userRow(personId) ?? this.person(personId).row,
      organisation,
      settings: new Map(settings),
      records: new Map(),
      balances: new Map(),
      missing: nothingMissing(),
    };
  }

  balance(ledger: string, measure: string, where: Readonly<Record<string, string>>): string {
    return sumOf([...this.kept.balances.values()], { ledger, measure, where });
  }
}

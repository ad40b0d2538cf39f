import { readFileSync } from 'node:fs';
import { buildConfiguration } from '../../engine/check/build-configuration.ts';
import type { CompiledEntity, CompiledField, Configuration } from '../../engine/compile/compiled.ts';
import { layerDefinition } from '../../engine/definition/layer.ts';
import type { Row } from '../../engine/expression/environment.ts';
import type { Issue } from '../../engine/issue.ts';
import { type Facts, nothingMissing, rowOf } from '../../engine/record/facts.ts';
import { finishRecord, prepareRecord } from '../../engine/record/prepare-record.ts';
import type { RecordData, Values } from '../../engine/record/values.ts';
import { allRights } from '../../engine/record/write-rights.ts';
import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';
import { organisationOf } from './demo-organisation.ts';
import { Stock } from './stock.ts';

const today = '2026-11-23';

/** A row of a demo file: field values with codes for references, and who does what with it. */
export type DemoRow = Record<string, unknown> & { $by?: string; $then?: string[] };

export interface Saved {
  record: RecordData;
  issues: Issue[];
}

/** A demo tenant on the bare engine: its configuration, its people, its records by code, its stock. */
export class DemoWorld {
  readonly configuration: Configuration;
  readonly facts: Facts;
  readonly stock = new Stock();
  private counter = 0;

  constructor(tenant: 'demo' | 'demo-trading') {
    const layers = tenant === 'demo-trading' ? [layerDefinition.parse(readLayer(tenant))] : [];
    const { configuration, issues } = buildConfiguration(loadDefinitions(['definitions']).sources, layers);
    if (!configuration) throw new Error(JSON.stringify(issues));
    this.configuration = configuration;
    this.facts = {
      configuration,
      now: `${today}T02:00:00.000Z`,
      today,
      user: {},
      organisation: organisationOf(readDemo(tenant, 'company')),
      settings: new Map(),
      records: new Map(),
      balances: new Map(),
      missing: nothingMissing(),
    };
    for (const file of readDemo(tenant, 'company').files as string[])
      for (const [entity, rows] of Object.entries(readDemo(tenant, file.replace('.json', ''))))
        for (const row of rows as DemoRow[]) this.play(entity, row);
  }

  entity(id: string): CompiledEntity {
    return this.configuration.entities.get(id) as CompiledEntity;
  }

  /** Saves a row of a demo file and takes it through its transitions; throws when anything is wrong with it. */
  play(entityId: string, { $by = 'admin', $then = [], ...input }: DemoRow): Saved {
    const saved = this.save(entityId, input, $by);
    const errors = saved.issues.filter((one) => one.severity !== 'warning');
    if (errors.length > 0) throw new Error(`${entityId} ${JSON.stringify(input)}: ${JSON.stringify(errors)}`);
    for (const transition of $then) {
      const to = this.entity(entityId).transitions.get(transition)?.definition.to;
      this.stock.enter(this, entityId, saved.record, to ?? '');
    }
    return saved;
  }

  /** What a save of this input would store, with its issues; it is there for others to refer to. */
  save(entityId: string, input: Record<string, unknown>, by: string): Saved {
    const entity = this.entity(entityId);
    const id = String(input.code ?? `${entityId}-${++this.counter}`);
    const own = { id, state: entity.states[0], createdBy: { id: by } };
    this.actAs(by);
    const prepare = {
      entity,
      before: {},
      input: datesIn(entity.fields, input),
      isNew: true,
      own,
      rights: allRights,
      newId: () => `line-${++this.counter}`,
    };
    return this.keep(
      entity,
      own,
      this.settled(() => prepareRecord(prepare, this.facts)),
    );
  }

  /** Completes values that the engine itself made: the target of a conversion. */
  finish(entityId: string, values: Values, by: string): Saved {
    const entity = this.entity(entityId);
    const own = { id: `${entityId}-${++this.counter}`, state: entity.states[0], createdBy: { id: by } };
    this.actAs(by);
    const finish = { before: {}, isNew: true, own };
    return this.keep(
      entity,
      own,
      this.settled(() => finishRecord(entity, values, this.facts, finish)),
    );
  }

  private actAs(username: string): void {
    this.facts.user = this.facts.organisation.userRow(username) as Row;
  }

  private keep(entity: CompiledEntity, own: Row, prepared: { values: Values; issues: Issue[] }): Saved {
    const record = {
      ...own,
      revision: 1,
      createdAt: this.facts.now,
      updatedAt: this.facts.now,
      updatedBy: own.createdBy,
      values: prepared.values,
    } as RecordData;
    const row = rowOf(entity, record);
    this.facts.records.set(`${entity.id}/${record.id}`, row);
    if (entity.definition.kind === 'setting') (this.facts.settings as Map<string, Row>).set(entity.id, row);
    return { record, issues: prepared.issues };
  }

  /** Works until no balance is missing; a missing record is one that the demo forgot. */
  private settled<T>(work: () => T): T {
    for (;;) {
      this.facts.balances.clear();
      this.facts.missing = nothingMissing();
      work();
      const { records, balances } = this.facts.missing;
      if (records.size > 0) throw new Error(`the demo refers to ${[...records].join(', ')}`);
      for (const [key, query] of balances) this.facts.balances.set(key, this.stock.balance(query));
      this.facts.missing = nothingMissing();
      return work();
    }
  }
}

export function readDemo(tenant: string, file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`definitions/demo/${tenant}/${file}.json`, 'utf8'));
}

export function readLayer(tenant: string): unknown {
  return JSON.parse(readFileSync(`definitions/layers/${tenant}/layer.json`, 'utf8'));
}

/** A number in a date field is an offset from today. */
function datesIn(
  fields: ReadonlyMap<string, CompiledField>,
  input: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([id, value]) => {
      const isOffset = fields.get(id)?.definition.type === 'date' && typeof value === 'number';
      return [id, isOffset ? dayFromToday(value) : value];
    }),
  );
}

export function dayFromToday(days: number): string {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

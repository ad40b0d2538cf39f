import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import { type Acting, entityOf, type Ground, scopeOf } from '../operations/acting.ts';
import { createRecord } from '../operations/create-record.ts';
import { systemActing } from '../operations/system-acting.ts';
import { transitionRecord } from '../operations/transition-record.ts';
import { updateRecord } from '../operations/update-record.ts';
import { findRecord, type StoredRecord } from '../store/records.ts';
import { settingsId } from '../tenants/load-settings.ts';
import type { DemoRow } from './demo-files.ts';

const day = 86_400_000;

/** A demo company while it is being filled: who is who, what is where, and what time it is meant to be. */
export class DemoWorld {
  readonly tenant: string;
  private readonly ground: Ground;
  private readonly start: number;
  private now: number;
  private readonly ids = new Map<string, { id: string; title: string }>();
  private readonly people = new Map<string, string>();
  /** Products that are kept by batch, by id. */
  readonly batchManaged = new Set<string>();

  constructor(ground: Ground, tenant: string) {
    this.tenant = tenant;
    this.start = Date.parse(ground.clock());
    this.now = this.start;
    this.ground = { ...ground, clock: () => new Date(this.now).toISOString() };
  }

  /** Turns the clock to so many days from today, at an hour of the working day; never past the present. */
  turnClock(days: number, hour: number): void {
    const midnight = Math.floor(this.start / day) * day;
    this.now = Math.min(this.start, midnight + days * day + hour * 3_600_000);
  }

  /** A little later, so that things happen one after another. */
  passTime(minutes: number): void {
    this.now = Math.min(this.start, this.now + minutes * 60_000);
  }

  async asSystem(): Promise<Acting> {
    const acting = await systemActing(this.ground, this.tenant, 'system:demo');
    if (!acting) throw new Error(`demo tenant ${this.tenant} does not exist`);
    return acting;
  }

  async actAs(username: string): Promise<Acting> {
    const acting = await this.asSystem();
    const person = acting.world.organisation.personNamed(username);
    if (!person) throw new Error(`demo tenant ${this.tenant} has no user ${username}`);
    return { ...acting, person, policy: acting.world.policyOf(person.roles), channel: 'web' };
  }

  /** Creates what a row says, by whom it says, and takes it through the transitions it names. */
  async play(entityId: string, { $by = 'admin', $then = [], ...row }: DemoRow): Promise<StoredRecord> {
    const acting = await this.actAs($by);
    const entity = entityOf(acting, entityId);
    const input = this.resolve(entity.fields, row);
    let record =
      entity.definition.kind === 'setting'
        ? await this.set(acting, entity, input)
        : await createRecord(acting, entityId, input);
    this.remember(entity, record);
    for (const transitionId of $then)
      record = await transitionRecord(await this.actAs($by), { entityId, id: record.id, transitionId });
    return record;
  }

  private async set(acting: Acting, entity: CompiledEntity, input: unknown): Promise<StoredRecord> {
    const current = await findRecord(scopeOf(acting), entity, settingsId(this.tenant, entity));
    const id = settingsId(this.tenant, entity);
    return (await updateRecord(acting, entity.id, id, current?.revision, input)).record;
  }

  /** Lets later rows refer to a record by its code. */
  remember(entity: CompiledEntity, { id, values }: StoredRecord): void {
    const found = { id, title: titleOf(entity, values) };
    if (typeof values.code === 'string') this.ids.set(`${entity.id}/${values.code}`, found);
    if (values.batchManaged === true) this.batchManaged.add(id);
    if (entity.id === 'user') this.people.set(String(values.username), id);
  }

  idOf(entityId: string, code: string): string {
    const id = entityId === 'user' ? this.people.get(code) : this.ids.get(`${entityId}/${code}`)?.id;
    if (id === undefined)
      throw new Error(`demo data of ${this.tenant} refer to ${entityId} ${code}, which is not there`);
    return id;
  }

  /** `YYYY-MM-DD`, so many days from today. */
  dateOf(days: number): string {
    return new Date(this.start + days * day).toISOString().slice(0, 10);
  }

  /** Codes become references, people user names, numbers in date fields days from today. */
  private resolve(
    fields: ReadonlyMap<string, CompiledField>,
    row: Readonly<Record<string, unknown>>,
  ): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, this.resolveValue(fields.get(key), value)]),
    );
  }

  private resolveValue(field: CompiledField | undefined, value: unknown): unknown {
    if (!field) return value;
    if (field.columns)
      return (value as Record<string, unknown>[]).map((row) =>
        this.resolve(field.columns as ReadonlyMap<string, CompiledField>, row),
      );
    if (field.definition.type === 'date' && typeof value === 'number') return this.dateOf(value);
    return field.refersTo !== undefined && typeof value === 'string'
      ? this.idOf(field.refersTo, value)
      : value;
  }
}

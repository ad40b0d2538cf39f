import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { type Acting, entityOf, type Ground, scopeOf } from '../operations/acting.ts';
import { createRecord } from '../operations/create-record.ts';
import { systemActing } from '../operations/system-acting.ts';
import { transitionRecord } from '../operations/transition-record.ts';
import { updateRecord } from '../operations/update-record.ts';
import { findRecord, type StoredRecord } from '../store/records.ts';
import { settingsId } from '../tenants/load-settings.ts';
import type { DemoRow } from './demo-files.ts';
import { DemoNames } from './demo-names.ts';

const day = 86_400_000;

/** A demo company while it is being filled, and what time it is meant to be. */
export class DemoWorld {
  readonly tenant: string;
  readonly names: DemoNames;
  private readonly ground: Ground;
  private readonly start: number;
  private now: number;

  constructor(ground: Ground, tenant: string, names = new DemoNames(tenant)) {
    this.tenant = tenant;
    this.names = names;
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
    const input = this.names.resolve(entity.fields, row, (days) => this.dateOf(days));
    let record =
      entity.definition.kind === 'setting'
        ? await this.set(acting, entity, input)
        : await createRecord(acting, entityId, input);
    this.names.remember(entity, record);
    for (const transitionId of $then)
      record = await transitionRecord(await this.actAs($by), { entityId, id: record.id, transitionId });
    return record;
  }

  private async set(acting: Acting, entity: CompiledEntity, input: unknown): Promise<StoredRecord> {
    const current = await findRecord(scopeOf(acting), entity, settingsId(this.tenant, entity));
    const id = settingsId(this.tenant, entity);
    return (await updateRecord(acting, entity.id, id, current?.revision, input)).record;
  }

  /** `YYYY-MM-DD`, so many days from today. */
  dateOf(days: number): string {
    return new Date(this.start + days * day).toISOString().slice(0, 10);
  }
}

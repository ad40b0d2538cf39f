import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import type { Row } from '../../../engine/expression/environment.ts';
import { computeRecord } from '../../../engine/record/compute-record.ts';
import { type Facts, nothingMissing, rowOf } from '../../../engine/record/facts.ts';
import { Organisation } from '../../../engine/record/organisation.ts';
import { findRecord, insertRecord, type StoredRecord } from '../store/records.ts';
import type { Scope } from '../store/scope.ts';
import { dayIn } from './day-in.ts';

/** The id of the one record that a setting entity has in a tenant. */
export function settingsId(tenant: string, entity: CompiledEntity): string {
  return `${tenant}-${entity.id}`;
}

/**
 * The settings of a tenant by setting entity. A record that is not there yet is written with its
 * defaults: a threshold that nobody has opened must not let an order pass unseen.
 */
export async function loadSettings(
  scope: Scope,
  configuration: Configuration,
  timeZone: string,
): Promise<Map<string, Row>> {
  const settings = new Map<string, Row>();
  const defaultsAt = (entity: CompiledEntity, now: string) =>
    defaultsOf(configuration, entity, { now, timeZone });
  for (const entityId of configuration.settings.values()) {
    const entity = configuration.entities.get(entityId);
    if (!entity) continue;
    const record =
      (await findRecord(scope, entity, settingsId(scope.tenant, entity))) ??
      (await writeDefaults(scope, entity, defaultsAt));
    settings.set(entityId, rowOf(entity, withNewDefaults(entity, record, defaultsAt)));
  }
  return settings;
}

const engineItself = { id: 'system', title: 'Formwork' };

type DefaultsAt = (entity: CompiledEntity, now: string) => StoredRecord['values'];

async function writeDefaults(
  scope: Scope,
  entity: CompiledEntity,
  defaultsAt: DefaultsAt,
): Promise<StoredRecord> {
  const now = new Date().toISOString();
  const record: StoredRecord = {
    id: settingsId(scope.tenant, entity),
    revision: 1,
    stateTimes: {},
    createdAt: now,
    createdBy: engineItself,
    updatedAt: now,
    updatedBy: engineItself,
    values: defaultsAt(entity, now),
  };
  try {
    await insertRecord(scope, entity, record);
  } catch (cause) {
    // Another process was opening the tenant at the same moment.
    if ((cause as { code?: number }).code !== 11000) throw cause;
  }
  return record;
}

/** A setting that came with a later version of the module has its default until somebody sets it. */
function withNewDefaults(entity: CompiledEntity, record: StoredRecord, defaultsAt: DefaultsAt): StoredRecord {
  return { ...record, values: { ...defaultsAt(entity, record.updatedAt), ...record.values } };
}

function defaultsOf(
  configuration: Configuration,
  entity: CompiledEntity,
  { now, timeZone }: { now: string; timeZone: string },
): StoredRecord['values'] {
  const facts: Facts = {
    configuration,
    now,
    today: dayIn(timeZone, now),
    user: engineItself,
    organisation: new Organisation([], []),
    settings: new Map(),
    records: new Map(),
    balances: new Map(),
    missing: nothingMissing(),
  };
  return computeRecord(entity, {}, facts, { fresh: new Set(['']) }).values;
}

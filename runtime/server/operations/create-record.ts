import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { writeRightsOf } from '../../../engine/permission/policy.ts';
import { type Facts, titleOf } from '../../../engine/record/facts.ts';
import type { Values } from '../../../engine/record/values.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { newId } from '../store/new-id.ts';
import { insertRecord, type StoredRecord } from '../store/records.ts';
import { organisationEntities } from '../tenants/load-organisation.ts';
import { type Acting, entityOf, factsOf, referenceOf, scopeOf } from './acting.ts';
import { announceCalendars } from './announce-calendars.ts';
import { assignNumbers } from './assign-numbers.ts';
import { keepAttachments } from './attachments/keep-attachments.ts';
import { fieldChanges } from './field-changes.ts';
import { blankRecord, ownRow } from './own-row.ts';
import { type Preparation, validInput, validValues } from './prepare.ts';
import { planStateChange, type StateChange, writeProgress, writeStateChange } from './state-change.ts';
import { inTransaction, type Work } from './work.ts';

/** Creates a record from input; throws every issue at once, or the refusal that it may not be created. */
export async function createRecord(acting: Acting, entityId: string, input: unknown): Promise<StoredRecord> {
  const { entity, preparation, blank } = beginRecord(acting, entityId);
  const values = await validInput(preparation, input);
  return saveNew(acting, entity, preparation, { ...blank, values });
}

/** Creates a record from values made by the engine, a conversion's target for one, with the facts that they were made from. */
export async function createFromValues(
  acting: Acting,
  entityId: string,
  values: Values,
  facts: Facts,
): Promise<StoredRecord> {
  const { entity, preparation, blank } = beginRecord(acting, entityId, facts);
  const prepared = await validValues(preparation, values);
  return saveNew(acting, entity, preparation, { ...blank, values: prepared });
}

/** A record to be created from input, written with something else in one transaction; throws like `createRecord`. */
export async function planNewRecord(
  acting: Acting,
  entityId: string,
  input: unknown,
): Promise<{ write(work: Work): Promise<StoredRecord> }> {
  const { entity, preparation, blank } = beginRecord(acting, entityId);
  const values = await validInput(preparation, input);
  return planNew(acting, entity, preparation, { ...blank, values });
}

/** Creates a draft from another record's values, which remembers the approval that it comes after (approval.md B14). */
export async function createCopy(
  acting: Acting,
  entityId: string,
  values: Values,
  revives: string,
): Promise<StoredRecord> {
  const { entity, preparation, blank } = beginRecord(acting, entityId);
  const prepared = await validValues(preparation, values);
  return saveNew(acting, entity, preparation, { ...blank, values: prepared, revives });
}

function beginRecord(
  acting: Acting,
  entityId: string,
  facts = factsOf(acting),
): { entity: CompiledEntity; preparation: Preparation; blank: StoredRecord } {
  const entity = entityOf(acting, entityId);
  const policy = acting.policy.entity(entityId);
  if (policy.rule('create') !== true)
    throw new Refusal('permission.denied', { action: 'create', entity: entityId });
  if (entity.definition.kind === 'setting') throw new Refusal('record.duplicate', { entity: entityId });
  const blank = blankRecord(newId(), entity.states[0], referenceOf(acting.person), facts.now);
  return {
    entity,
    blank,
    preparation: {
      acting,
      entity,
      facts,
      before: {},
      isNew: true,
      own: ownRow(blank),
      rights: writeRightsOf(policy),
    },
  };
}

async function saveNew(
  acting: Acting,
  entity: CompiledEntity,
  preparation: Preparation,
  draft: StoredRecord,
): Promise<StoredRecord> {
  const { write } = await planNew(acting, entity, preparation, draft);
  return inTransaction(acting, write);
}

/** Everything that comes before the transaction: numbers that may have gaps, and what the first state posts. */
async function planNew(
  acting: Acting,
  entity: CompiledEntity,
  { facts }: Preparation,
  draft: StoredRecord,
): Promise<{ write(work: Work): Promise<StoredRecord> }> {
  const scope = scopeOf(acting);
  const numbered = { ...draft, values: await assignNumbers(scope, entity, draft.values, facts, 'fast') };
  const loading = { acting, scope, entity, untrusted: new Set<string>() };
  const change =
    draft.state === undefined
      ? undefined
      : await planStateChange(loading, facts, numbered, numbered, draft.state);
  return { write: (work) => writeNew(work, entity, numbered, change) };
}

async function writeNew(
  work: Work,
  entity: CompiledEntity,
  draft: StoredRecord,
  change: StateChange | undefined,
): Promise<StoredRecord> {
  const facts = change?.facts ?? factsOf(work.acting);
  const record = {
    ...draft,
    values: await assignNumbers(work.scope, entity, draft.values, facts, 'gapless'),
  };
  await insertRecord(work.scope, entity, record);
  await keepAttachments(work, entity, record.id, { before: {}, after: record.values });
  if (change)
    await writeStateChange(work, entity, { ...change, after: record, before: { ...record, values: {} } });
  else await writeProgress(work, entity, undefined, record, facts);
  touchTenant(work, entity);
  work.audit({
    action: 'create',
    entity: entity.id,
    record: record.id,
    revision: 1,
    fields: fieldChanges(entity, {}, record.values),
    state: { after: record.state },
  });
  work.hint({ entity: entity.id, record: record.id });
  return record;
}

/** Writing people or settings makes every process read them anew. */
export function touchTenant(work: Work, entity: CompiledEntity): void {
  if (organisationEntities.has(entity.id)) work.touch('organisationRevision');
  announceCalendars(work, entity);
  if (entity.definition.kind === 'setting') work.touch('settingsRevision');
}

/** A record whose title changed is named anew wherever it is referred to. */
export function announceTitle(
  work: Work,
  entity: CompiledEntity,
  before: StoredRecord,
  after: StoredRecord,
): void {
  const [was, is] = [titleOf(entity, before.values), titleOf(entity, after.values)];
  if (was !== is)
    work.send({
      key: `titles:${entity.id}:${after.id}:${after.revision}`,
      kind: 'titles',
      payload: { entity: entity.id, record: after.id, title: is },
    });
}

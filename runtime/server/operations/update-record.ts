import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { fieldPathOf } from '../../../engine/record/field-change.ts';
import type { Values } from '../../../engine/record/values.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { fieldsChangedSince } from '../store/audit.ts';
import { replaceRecord } from '../store/records.ts';
import { type Acting, entityOf, referenceOf, scopeOf } from './acting.ts';
import { tellApprovers } from './amendments/tell-approvers.ts';
import { keepAttachments } from './attachments/keep-attachments.ts';
import { announceTitle, touchTenant } from './create-record.ts';
import { fieldChanges } from './field-changes.ts';
import { announceDeparture } from './handovers/start-handover.ts';
import { nextRevision, ownRow } from './own-row.ts';
import { validInput } from './prepare.ts';
import { presentFields } from './present-record.ts';
import { accessRecord, type RecordAccess, rowAllowed, whyNotEditable } from './record-access.ts';
import { tellInstance, untilWritten } from './run-instance.ts';
import { writeProgress } from './state-change.ts';
import { visibleChange } from './visible-change.ts';
import { inTransaction } from './work.ts';

/**
 * Merges input into a record that the caller has seen at a revision; gives it with the rights there
 * are on it. A record that changed meanwhile is refused with the fields that both changed, old, theirs
 * and yours; nothing is overwritten (reliability.md A08).
 */
export async function updateRecord(
  acting: Acting,
  entityId: string,
  id: string,
  seen: number | undefined,
  input: unknown,
): Promise<RecordAccess> {
  return untilWritten(() => tryToUpdate(acting, [entityId, id], seen, input));
}

async function tryToUpdate(
  acting: Acting,
  [entityId, id]: readonly [string, string],
  seen: number | undefined,
  input: unknown,
): Promise<RecordAccess> {
  const entity = entityOf(acting, entityId);
  const access = await accessRecord(acting, entity, id);
  const { record } = access;
  if (seen === undefined) throw new Refusal('record.revision-required', { entity: entityId });
  if (seen !== record.revision) throw await conflict(acting, access, seen, input);
  const why = whyNotEditable(access, acting.person.id);
  if (why) throw why;
  const values = await validInput(
    {
      acting,
      entity,
      facts: access.facts,
      before: record.values,
      isNew: false,
      own: ownRow(record),
      rights: access.rights,
    },
    input,
  );
  const changes = fieldChanges(entity, record.values, values);
  if (changes.length === 0) return access;
  assertStaysWithin(access, values);
  return write(acting, access, values, changes);
}

/** Nobody moves a record out of the rows that they may change (reliability.md A05). */
function assertStaysWithin({ entity, record, policy, facts, approval }: RecordAccess, values: Values): void {
  if (!approval && !rowAllowed(policy, 'update', entity, { ...record, values }, facts))
    throw new Refusal('permission.denied', { action: 'update', entity: entity.id });
}

async function write(
  acting: Acting,
  access: RecordAccess,
  values: Values,
  changes: ReturnType<typeof fieldChanges>,
): Promise<RecordAccess> {
  const { entity, record, approval, facts } = access;
  const after = { ...nextRevision(record, referenceOf(acting.person), facts.now), values };
  const told =
    approval &&
    (await tellInstance(
      acting,
      approval.instance,
      after,
      changes.map(({ path }) => fieldPathOf(path)),
    ));
  return inTransaction(acting, async (work) => {
    await replaceRecord(work.scope, entity, after, record);
    await keepAttachments(work, entity, record.id, { before: record.values, after: values });
    await writeProgress(work, entity, record, after, facts);
    if (told) await told.write(work);
    await tellApprovers(work, entity, after, changes);
    touchTenant(work, entity);
    announceTitle(work, entity, record, after);
    await announceDeparture(work, entity, record, after);
    work.audit({
      action: 'update',
      entity: entity.id,
      record: record.id,
      revision: after.revision,
      fields: changes,
      instance: approval?.instance.id,
    });
    work.hint({ entity: entity.id, record: record.id });
    return { ...access, record: after };
  });
}

/** What the caller needs to settle it: the record as it is now, and each field that both sides changed. */
export async function conflict(
  acting: Acting,
  access: RecordAccess,
  seen: number,
  input: unknown,
): Promise<Refusal> {
  const { entity, record } = access;
  const changed = await fieldsChangedSince(scopeOf(acting), entity.id, record.id, seen);
  const yours = placesOf(entity, input);
  const conflicts = [...changed.values()]
    .flatMap((change) => visibleChange(change, access.rights.canRead, entity))
    .flatMap(({ path, before, after }) => {
      const mine = yours.find(
        (one) => one.path === path || path.startsWith(`${one.path}/`) || one.path.startsWith(`${path}/`),
      );
      if (mine) return [{ path, before, theirs: after, yours: mine.value }];
      return after !== null && isLeftOut(input, path) ? [{ path, before, theirs: after, yours: null }] : [];
    });
  return new Refusal(
    'record.changed',
    { entity: entity.id, revision: record.revision, seen },
    { current: presentFields(access), conflicts },
  );
}

/** Whether the input gives a complete list of lines without this one: saving it would delete the line. */
function isLeftOut(input: unknown, path: string): boolean {
  const [id = '', line] = path.split('/');
  const list = (input as Record<string, unknown> | null)?.[id];
  return line !== undefined && Array.isArray(list) && !list.some((row) => row?.id === line);
}

/** The places that an input writes to, as audit names them. */
function placesOf(entity: CompiledEntity, input: unknown): { path: string; value: unknown }[] {
  if (typeof input !== 'object' || input === null) return [];
  return Object.entries(input).flatMap(([id, value]) => {
    if (!entity.fields.get(id)?.columns || typeof value !== 'object' || value === null)
      return [{ path: id, value }];
    const rows: [string, unknown][] = Array.isArray(value)
      ? value.map((row) => [String(row?.id ?? ''), row])
      : Object.entries(value);
    return rows.flatMap(([line, row]) =>
      typeof row === 'object' && row !== null
        ? Object.entries(row)
            .filter(([column]) => column !== 'id')
            .map(([column, one]) => ({ path: `${id}/${line}/${column}`, value: one }))
        : [{ path: `${id}/${line}`, value: row }],
    );
  });
}

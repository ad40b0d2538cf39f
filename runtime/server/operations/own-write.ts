import { fieldPathOf } from '../../../engine/record/field-change.ts';
import { allRights } from '../../../engine/record/write-rights.ts';
import { ServiceFailure, type ServiceResult } from '../services/service.ts';
import { replaceRecord, type StoredRecord } from '../store/records.ts';
import { type Acting, factsOf, referenceOf, scopeOf } from './acting.ts';
import { announceTitle } from './create-record.ts';
import { fieldChanges } from './field-changes.ts';
import { guardHolds } from './guard-holds.ts';
import { nextRevision, ownRow } from './own-row.ts';
import type { StepSubject } from './plan-step.ts';
import { validInput } from './prepare.ts';
import { planStateChange, writeProgress, writeStateChange } from './state-change.ts';
import type { Work } from './work.ts';

/** What a service writes of the record that it serves, thought through before the transaction. */
export interface OwnWrite {
  record: StoredRecord;
  /** The paths of the fields that differ. */
  changed: string[];
  write(work: Work): Promise<void>;
}

/** The writes of a service under the approval that locks the record: as valid as any save, by the rules of today (approval.md G6, L4). */
export async function planOwnWrite(
  acting: Acting,
  subject: StepSubject,
  { fields = {}, transition }: ServiceResult,
): Promise<OwnWrite> {
  const filled = await planFields(acting, subject, fields);
  return transition === undefined ? filled : planTransition(acting, subject, filled, transition);
}

async function planFields(
  acting: Acting,
  { entity, record, instance }: StepSubject,
  input: Record<string, unknown>,
): Promise<OwnWrite> {
  const none = { record, changed: [], write: async () => undefined };
  if (Object.keys(input).length === 0) return none;
  const facts = factsOf(acting);
  const own = { before: record.values, isNew: false, own: ownRow(record), rights: allRights };
  const values = await validInput({ acting, entity, facts, ...own }, input);
  const fields = fieldChanges(entity, record.values, values);
  if (fields.length === 0) return none;
  const after = { ...next(acting, record), values };
  return {
    record: after,
    changed: [...new Set(fields.map(({ path }) => fieldPathOf(path)))],
    async write(work) {
      await replaceRecord(work.scope, entity, after, record);
      await writeProgress(work, entity, record, after, facts);
      announceTitle(work, entity, record, after);
      const about = { entity: entity.id, record: record.id, revision: after.revision };
      work.audit({ action: 'update', ...about, fields, instance: instance?.id });
      work.hint({ entity: entity.id, record: record.id });
    },
  };
}

async function planTransition(
  acting: Acting,
  { entity, instance }: StepSubject,
  filled: OwnWrite,
  id: string,
): Promise<OwnWrite> {
  const { record } = filled;
  const transition = entity.transitions.get(id);
  const to = transition?.definition.to;
  if (!transition || to === undefined || transition.definition.workflow !== undefined)
    throw new ServiceFailure(`no plain transition ${id}`, true);
  if (!transition.definition.from.includes(record.state ?? ''))
    throw new ServiceFailure(`${id} does not begin in ${record.state}`, true);
  const facts = factsOf(acting);
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  if (!(await guardHolds(acting, { entity, record, facts }, transition)))
    throw new ServiceFailure(`${id} is not possible now`, true);
  const change = await planStateChange(loading, facts, record, next(acting, record), to);
  return {
    record: change.after,
    changed: filled.changed,
    async write(work) {
      await filled.write(work);
      await replaceRecord(work.scope, entity, change.after, record);
      await writeStateChange(work, entity, change);
      const about = { entity: entity.id, record: record.id, revision: change.after.revision };
      work.audit({
        action: id,
        ...about,
        state: { before: record.state, after: to },
        instance: instance?.id,
      });
      work.hint({ entity: entity.id, record: record.id });
    },
  };
}

function next(acting: Acting, record: StoredRecord): StoredRecord {
  return nextRevision(record, referenceOf(acting.person), acting.ground.clock());
}

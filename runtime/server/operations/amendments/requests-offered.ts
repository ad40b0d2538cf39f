import { isApprovedState } from '../../../../engine/amendment/change-rights.ts';
import { purposes, requestActions } from '../../../../engine/definition/amendments.ts';
import type { Acting } from '../acting.ts';
import type { RecordAccess } from '../record-access.ts';
import type { RecordAction } from '../record-actions.ts';
import { requestRights, whyNoRequest } from './propose.ts';

/** What may be asked for of a record: its buttons, the disabled ones with their reason. */
export async function requestsOffered(acting: Acting, access: RecordAccess): Promise<RecordAction[]> {
  const { entity, record, policy } = access;
  const offered: RecordAction[] = [];
  for (const purpose of purposes) {
    const wanted = entity.definition.amendments?.[purpose];
    const id = requestActions[purpose];
    if (!wanted || !isApprovedState(entity, record.state) || policy.actionRule(id) === false) continue;
    const why = await whyNoRequest(acting, access, purpose);
    offered.push({
      id,
      kind: 'request',
      label: wanted.label,
      enabled: why === undefined,
      ...(why && { reason: why.code, reasonParams: why.params }),
    });
  }
  return offered;
}

/** What of a record a change may be asked of, by path. */
export interface RequestableFields {
  write: string[];
  canAddLines: string[];
  canDeleteLines: string[];
}

export function requestableFields(access: RecordAccess): RequestableFields {
  const rights = requestRights(access);
  const fields = [...access.entity.byPath.values()];
  const lines = access.entity.lines.map(({ id }) => id);
  return {
    write: fields.filter((one) => !one.computed && rights.canWrite(one.path)).map(({ path }) => path),
    canAddLines: lines.filter((one) => rights.canAddLines(one)),
    canDeleteLines: lines.filter((one) => rights.canDeleteLines(one)),
  };
}

import { issue } from '../../../engine/issue.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Acting } from './acting.ts';
import { type LookUpAnswer, lookUpField } from './candidate.ts';
import { Invalid } from './invalid.ts';
import { lookUpPeople } from './look-up-people.ts';
import { lookUpRecords } from './look-up-records.ts';

/** What somebody looks for in a reference field. */
export interface LookUpRequest {
  entityId: string;
  /** The field or column, by path. */
  field: string;
  /** What was typed so far. */
  search?: string | undefined;
  /** What the form holds: the record as for a save; of its lines the one that the field stands in. */
  values?: unknown;
  limit?: number | undefined;
}

const usualLimit = 20;
const largestLimit = 50;

/**
 * The records that a person may choose in a reference field: readable, allowed by the field's
 * filter, found by what was typed; what is exactly that comes first.
 */
export async function lookUp(acting: Acting, request: LookUpRequest): Promise<LookUpAnswer> {
  const { entityId, search = '', values, limit = usualLimit } = request;
  const policy = acting.policy.entity(entityId);
  if (policy.rule('read') === false && policy.rule('create') === false)
    throw new Refusal('entity.not-found', { entity: entityId });
  const field = lookUpField(acting, entityId, request.field);
  if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit)
    throw new Invalid([issue('request.number-out-of-range', '/limit', { min: 1, max: largestLimit })], 400);
  const look = field.target.id === 'user' || field.target.id === 'department' ? lookUpPeople : lookUpRecords;
  return look(acting, field, { search, values, limit });
}

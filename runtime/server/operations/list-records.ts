import { Refusal } from '../../../engine/refusal.ts';
import { sealCursor } from '../query/cursor.ts';
import { positionOf } from '../query/position.ts';
import { readPage } from '../query/read-page.ts';
import { countRecords } from '../store/list-records.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { type ListRequest, parseListRequest } from './list-request.ts';
import { type PresentedRecord, presentRecord } from './present-record.ts';

export interface RecordList {
  items: PresentedRecord[];
  nextCursor: string | null;
  /** Only when it was asked for; counted no further than tells people something. */
  total?: { value: number; exact: boolean };
}

/** Counting goes no further than this (performance.md). */
const mostCounted = 10_000;

/** One page of the records of an entity that a person may read and asks for. */
export async function listRecords(
  acting: Acting,
  entityId: string,
  request: ListRequest,
): Promise<RecordList> {
  const entity = entityOf(acting, entityId);
  if (acting.policy.entity(entityId).rule('read') === false)
    throw new Refusal('entity.not-found', { entity: entityId });
  const scope = scopeOf(acting);
  const asked = await parseListRequest(acting, entity, request);
  const { which, order, after, limit, selection } = asked;
  const [found, total] = await Promise.all([
    readPage(scope, entity, { ...which, order, after, limit: limit + 1, fields: selection.paths }),
    request.total ? countRecords(scope, entity, which, mostCounted) : undefined,
  ]);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ record }) => presentRecord(entity, record, { canReadField: selection.has })),
    nextCursor: last ? sealCursor(positionOf(order, last.document), asked.use, asked.secret) : null,
    ...(total && { total }),
  };
}

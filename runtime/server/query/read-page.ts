import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { type FoundRecord, listRecords, type RecordFilter } from '../store/list-records.ts';
import type { Scope } from '../store/scope.ts';
import { all, everything, nothing } from './combine.ts';
import type { Order } from './order.ts';
import { behind, type Position } from './position.ts';

export interface PageQuery extends RecordFilter {
  order: Order;
  /** Where the page before ended. */
  after?: Position | undefined;
  limit: number;
  /** Fields that are wanted, by path; absent for all. */
  fields?: readonly string[] | undefined;
}

/**
 * The records behind a position, in order. The database puts blank values first when it sorts
 * upwards, so the ones that have the first key and the ones that have not are read one after the other.
 */
export async function readPage(
  scope: Scope,
  entity: CompiledEntity,
  query: PageQuery,
): Promise<FoundRecord[]> {
  const [first] = query.order.keys;
  if (!first.isOptional) return readPart(scope, entity, query, everything);
  const filled = await readPart(scope, entity, query, filledBehind(query));
  if (filled.length === query.limit) return filled;
  const rest = { ...query, limit: query.limit - filled.length };
  return [...filled, ...(await readPart(scope, entity, rest, { [first.path]: { $in: [null] } }))];
}

/** Those that have the first key, from the value on that the page before ended with. */
function filledBehind({ order, after }: PageQuery): Document {
  const [first] = order.keys;
  const value = after?.values[0];
  if (!after) return { [first.path]: { $ne: null } };
  if (value === null) return nothing;
  return { [first.path]: first.isDescending ? { $lte: value, $ne: null } : { $gte: value } };
}

async function readPart(
  scope: Scope,
  entity: CompiledEntity,
  { filter, ways, order, after, limit, fields }: PageQuery,
  part: Document,
): Promise<FoundRecord[]> {
  const wanted = all([filter, part, after ? behind(order, after) : everything]);
  if (wanted === nothing || ways?.length === 0) return [];
  const direction = (isDescending: boolean) => (isDescending ? -1 : 1);
  const inValues = order.keys.flatMap(({ path }) =>
    path.startsWith('values.') ? path.slice('values.'.length) : [],
  );
  return listRecords(scope, entity, {
    filter: wanted,
    ways,
    sort: {
      ...Object.fromEntries(order.keys.map(({ path, isDescending }) => [path, direction(isDescending)])),
      _id: direction(order.isIdDescending),
    },
    blankLast: order.keys.slice(1).flatMap((key) => (key.isOptional && !key.isDescending ? key.path : [])),
    limit,
    fields: fields && [...fields, ...inValues],
  });
}

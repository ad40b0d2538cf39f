import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { type Issue, issue } from '../../../engine/issue.ts';
import { all } from '../query/combine.ts';
import { type CursorUse, openCursor } from '../query/cursor.ts';
import { filterOf } from '../query/filter-of.ts';
import { type Order, parseOrder } from '../query/order.ts';
import type { Position } from '../query/position.ts';
import { ruleFilter } from '../query/rule-filter.ts';
import { searchFilter } from '../query/search-filter.ts';
import { parseSelection, type Selection } from '../query/selection.ts';
import type { RecordFilter } from '../store/list-records.ts';
import { secretOf } from '../store/secrets.ts';
import { type Acting, factsOf, scopeOf } from './acting.ts';
import { Invalid } from './invalid.ts';
import { withFacts } from './load-facts.ts';

/** What a list is asked for; every text as it stands in the address. */
export interface ListRequest {
  /** A condition of the expression language. */
  filter?: string | undefined;
  /** `-orderDate,customer`; youngest first when absent. */
  sort?: string | undefined;
  /** `number,customer,lines.product`; every field but the lines when absent. */
  fields?: string | undefined;
  limit?: number | undefined;
  /** `nextCursor` of the page before. */
  cursor?: string | undefined;
  /** Whether to count as well. */
  total?: boolean | undefined;
  /** What somebody is typing. */
  search?: string | undefined;
}

/** A request that is in order, in the terms of the store. */
export interface ParsedRequest {
  which: RecordFilter;
  order: Order;
  selection: Selection;
  limit: number;
  after: Position | undefined;
  use: CursorUse;
  secret: Buffer;
}

const usualLimit = 50;
const largestLimit = 200;

/**
 * What a request for a list means; throws everything wrong with it at once. A field that the person
 * may not read is as unknown there as one that does not exist (reliability.md H01, H02).
 */
export async function parseListRequest(
  acting: Acting,
  entity: CompiledEntity,
  request: ListRequest,
): Promise<ParsedRequest> {
  const canRead = (path: string) => acting.policy.entity(entity.id).canReadField(path);
  const issues: Issue[] = [];
  const parsed = <T extends object>(one: T | Issue[]): T => {
    if (Array.isArray(one)) issues.push(...one);
    return one as T;
  };
  const which = parsed(await filterOfRequest(acting, entity, request));
  const order = parsed(parseOrder(request.sort, entity, canRead));
  const selection = parsed(parseSelection(request.fields, entity, canRead));
  const limit = request.limit ?? usualLimit;
  if (!Number.isInteger(limit) || limit < 1 || limit > largestLimit)
    issues.push(issue('request.number-out-of-range', '/limit', { min: 1, max: largestLimit }));
  if (issues.length > 0) throw invalid(issues);
  const use = { tenant: scopeOf(acting).tenant, person: acting.person.id, entity: entity.id, order };
  const secret = await secretOf(acting.ground.database.db, 'cursors');
  const after = request.cursor === undefined ? undefined : openCursor(request.cursor, use, secret);
  if (request.cursor !== undefined && !after) throw invalid([issue('request.bad-cursor', '/cursor')]);
  return { which, order, selection, limit, after, use, secret };
}

/** What the person may read of an entity, narrowed to what was asked. */
function filterOfRequest(
  acting: Acting,
  entity: CompiledEntity,
  { filter, search }: ListRequest,
): Promise<RecordFilter | Issue[]> {
  const { policy } = acting;
  const own = policy.entity(entity.id);
  const facts = factsOf(acting);
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  return withFacts(loading, facts, () => {
    const asked = filter === undefined ? all([]) : filterOf({ policy, facts }, entity, filter, '/filter');
    if (Array.isArray(asked)) return asked;
    const typed = searchFilter(entity, search ?? '', own.canReadField);
    const readable = ruleFilter(facts, entity, own.rule('read'));
    return { ways: typed.ways, filter: all([readable, asked, typed.filter]) };
  });
}

/** The shape of a request is answered otherwise than what it says of the data. */
function invalid(issues: readonly Issue[]): Invalid {
  return new Invalid(issues, issues.every((one) => one.code.startsWith('request.')) ? 400 : 422);
}

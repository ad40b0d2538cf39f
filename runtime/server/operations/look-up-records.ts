import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Row } from '../../../engine/expression/environment.ts';
import { rowOf } from '../../../engine/record/facts.ts';
import { candidateFilter } from '../query/candidate-filter.ts';
import { all } from '../query/combine.ts';
import { type Order, parseOrder } from '../query/order.ts';
import { type Position, positionOf } from '../query/position.ts';
import { readPage } from '../query/read-page.ts';
import { ruleFilter } from '../query/rule-filter.ts';
import { exactSearch, searchFilter } from '../query/search-filter.ts';
import type { RecordFilter } from '../store/list-records.ts';
import type { Scope } from '../store/scope.ts';
import { type Acting, scopeOf } from './acting.ts';
import { candidateOf, isExactly, type LookUpAnswer, type LookUpField, type Typed } from './candidate.ts';
import { TypedForm } from './typed-form.ts';

/** Records that a reference field may be set to: exact matches first, the others in the order of their titles. */
export async function lookUpRecords(acting: Acting, look: LookUpField, typed: Typed): Promise<LookUpAnswer> {
  const { field, target } = look;
  const policy = acting.policy.entity(target.id);
  const form = new TypedForm(acting, look, typed.values);
  const { filter, isPartial } = await form.ask((facts, environment) => {
    const candidates = candidateFilter(facts, target, field, environment);
    const readable = ruleFilter(facts, target, policy.rule('read'));
    return { filter: all([readable, candidates.filter]), isPartial: candidates.isPartial };
  });
  const search: Search = { scope: scopeOf(acting), look, form, filter, order: orderOf(target), isPartial };
  const [exact, begun] = await Promise.all([
    find(search, exactSearch(target, typed.search, policy.canReadField), typed.limit),
    find(search, searchFilter(target, typed.search, policy.canReadField), typed.limit),
  ]);
  const found = [...new Map([...exact.rows, ...begun.rows].map((row) => [row.id as string, row])).values()];
  const rows = look.wanted.some((one) => one.live) ? await withLiveFields(search, found) : found;
  const items = rows.map((row) => candidateOf(look, row));
  const ranked = [...items].sort((a, b) => rankOf(a) - rankOf(b));
  return {
    items: ranked.slice(0, typed.limit),
    isComplete: begun.isComplete && ranked.length <= typed.limit,
  };

  function rankOf(item: (typeof items)[number]): number {
    return isExactly(typed.search, item, target) ? 0 : 1;
  }
}

/** One search for candidates under way. */
interface Search {
  scope: Scope;
  look: LookUpField;
  form: TypedForm;
  /** What the person may read and the field's filter says, as far as the database can be asked. */
  filter: Document;
  order: Order;
  /** Whether the field's filter has still to be asked of each record. */
  isPartial: boolean;
}

/** People choose by title; records whose titles have no order come as they were made. */
function orderOf(target: CompiledEntity): Order {
  const order = parseOrder('title', target, () => true);
  return Array.isArray(order) ? (parseOrder('createdAt', target, () => true) as Order) : order;
}

/** Records of which the field's filter is asked at a time, and at most. */
const batch = 50;
const mostAsked = 400;

async function find(
  { scope, look, form, filter, order, isPartial }: Search,
  typed: RecordFilter,
  limit: number,
): Promise<{ rows: Row[]; isComplete: boolean }> {
  const { target, wanted } = look;
  const fields = [target.definition.title, ...wanted.filter((one) => !one.live).map((one) => one.path)];
  const size = isPartial ? batch : limit + 1;
  const rows: Row[] = [];
  let after: Position | undefined;
  for (let asked = 0; asked < mostAsked; asked += size) {
    const page = await readPage(scope, target, {
      filter: all([filter, typed.filter]),
      ways: typed.ways,
      order,
      after,
      limit: size,
      fields,
    });
    const ids = page.map(({ record }) => record.id);
    const allowed = isPartial ? await form.allowed(ids) : new Set(ids);
    rows.push(
      ...page.filter(({ record }) => allowed.has(record.id)).map(({ record }) => rowOf(target, record)),
    );
    const last = page.at(-1);
    if (!last || page.length < size || rows.length > limit)
      return { rows: rows.slice(0, limit), isComplete: page.length < size && rows.length <= limit };
    after = positionOf(order, last.document);
  }
  return { rows, isComplete: false };
}

/** The same rows as the form will compute with them. */
async function withLiveFields({ look, form }: Search, rows: readonly Row[]): Promise<Row[]> {
  return form.rows(
    look.target.id,
    rows.map((row) => row.id as string),
  );
}

import type { Document } from 'mongodb';
import { type CompiledExpression, compileExpression } from '../../../engine/expression/compile-expression.ts';
import { boolean } from '../../../engine/expression/value-type.ts';
import { compilePolicy } from '../../../engine/permission/policy.ts';
import type { Facts } from '../../../engine/record/facts.ts';
import { filterOf } from '../../../runtime/server/query/filter-of.ts';
import { filterScope } from '../../../runtime/server/query/filter-scope.ts';
import {
  ensureCollection,
  recordCollection,
  recordIndexes,
} from '../../../runtime/server/store/collections.ts';
import { listRecords } from '../../../runtime/server/store/list-records.ts';
import { insertRecord, type StoredRecord } from '../../../runtime/server/store/records.ts';
import { Scope } from '../../../runtime/server/store/scope.ts';
import { testDatabase } from '../../support/database.ts';
import { factsOf } from '../../support/facts.ts';
import { configuration, deal, organisation, parties } from './deals.ts';

const policy = compilePolicy(configuration, ['administrator']);
const scope = filterScope(configuration, deal, policy);

/** Sun asks, who may read everything; the parties are at hand for the side that evaluates. */
export const facts: Facts = factsOf(configuration, {
  organisation,
  records: Object.fromEntries(parties.map((one) => [`party/${one.id}`, { ...one, name: one.title }])),
});

export function compiled(source: string): CompiledExpression {
  const result = compileExpression(source, scope, boolean, '');
  if (Array.isArray(result)) throw new Error(`${source}: ${JSON.stringify(result)}`);
  return result;
}

export function filterFor(source: string): Document {
  const filter = filterOf({ policy, facts }, deal, source, '/filter');
  if (Array.isArray(filter)) throw new Error(`${source}: ${JSON.stringify(filter)}`);
  return filter;
}

/** Stores deals in a database of their own, beside one of another tenant; gives back how to find them. */
export async function storeDeals(
  records: readonly StoredRecord[],
): Promise<(filter: Document) => Promise<string[]>> {
  const { client, name } = await testDatabase();
  const ours = new Scope(client.db(name), 'ours');
  await ensureCollection(ours.db, recordCollection(deal.id), recordIndexes(deal));
  for (const record of records) await insertRecord(ours, deal, record);
  await insertRecord(new Scope(ours.db, 'theirs'), deal, { ...(records[0] as StoredRecord), id: 'another' });
  return async (filter) => {
    const found = await listRecords(ours, deal, { filter, sort: { _id: 1 }, limit: 100 });
    return found.map(({ record }) => record.id);
  };
}

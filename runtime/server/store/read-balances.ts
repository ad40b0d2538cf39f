import { Decimal } from '../../../engine/decimal.ts';
import { type BalanceQuery, balanceKey } from '../../../engine/record/facts.ts';
import { identity, pairIdsOf, pairOf, pairsOf } from './balance-pairs.ts';
import type { BalanceDocument } from './balances.ts';
import { decimalDigits } from './decimal128.ts';
import { Gathering } from './gathering.ts';
import type { Scope } from './scope.ts';

/** The sum of one measure for each query. */
export async function readBalances(
  scope: Scope,
  queries: readonly BalanceQuery[],
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  await scope.each([...groupsByShape(queries)], async ([shape, group]) => {
    const found = await readTogether(scope, shape, group);
    for (const query of group) answers.set(balanceKey(query), found.sumOf(query));
  });
  return answers;
}

/** Queries of one ledger by the same dimensions can be answered by one command. */
function groupsByShape(queries: readonly BalanceQuery[]): Map<string, BalanceQuery[]> {
  const groups = new Map<string, BalanceQuery[]>();
  for (const query of queries) {
    const shape = [query.ledger, ...Object.keys(query.where).sort()].join(' ');
    const group = groups.get(shape);
    if (group) group.push(query);
    else groups.set(shape, [query]);
  }
  return groups;
}

const readers = new Gathering<readonly BalanceQuery[], FoundBalances>();

function readTogether(scope: Scope, shape: string, group: readonly BalanceQuery[]): Promise<FoundBalances> {
  if (scope.session) return findFor(scope, group);
  const key = JSON.stringify([scope.db.databaseName, scope.tenant, shape]);
  return readers.ask(key, group, async (groups) => {
    const found = await findFor(scope, groups.flat());
    return groups.map(() => found);
  });
}

async function findFor(scope: Scope, group: readonly BalanceQuery[]): Promise<FoundBalances> {
  const wheres = group.map(({ where }) => where);
  const found = await scope
    .collection<BalanceDocument>('ledgerBalances')
    .find(scope.own({ ledger: group[0]?.ledger, ...pairsOf(wheres) }), scope.options)
    .toArray();
  return new FoundBalances(found, pairIdsOf(wheres));
}

/** Balances by the two dimensions that they were asked for by. */
class FoundBalances {
  private readonly ids: readonly string[];
  private readonly byPair = new Map<string, BalanceDocument[]>();

  constructor(balances: readonly BalanceDocument[], ids: readonly string[]) {
    this.ids = ids;
    for (const balance of balances) {
      const pair = pairOf(ids, balance.dimensions);
      const known = this.byPair.get(pair);
      if (known) known.push(balance);
      else this.byPair.set(pair, [balance]);
    }
  }

  sumOf({ where, measure }: BalanceQuery): string {
    const mine = (this.byPair.get(pairOf(this.ids, where)) ?? []).filter(({ dimensions }) =>
      Object.entries(where).every(([id, value]) => identity(dimensions[id]) === value),
    );
    return mine
      .reduce(
        (sum, { measures }) => sum.plus(measures[measure] ? decimalDigits(measures[measure]) : 0),
        new Decimal(0),
      )
      .toFixed();
  }
}

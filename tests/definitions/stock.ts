import { Decimal } from '../../engine/decimal.ts';
import { balanceChanges, brokenLimits } from '../../engine/ledger/balances.ts';
import { type LedgerEntry, postEntries } from '../../engine/ledger/post-entries.ts';
import type { BalanceQuery } from '../../engine/record/facts.ts';
import { environmentOf, rowOf } from '../../engine/record/facts.ts';
import type { RecordData } from '../../engine/record/values.ts';
import type { DemoWorld } from './demo-world.ts';

type Dimensions = LedgerEntry['dimensions'];

/** Ledger balances kept in memory by the engine's own posting. */
export class Stock {
  private readonly kept = new Map<
    string,
    { ledger: string; dimensions: Dimensions; measures: Record<string, string> }
  >();

  /** Posts what a record posts on entering a state; throws on an issue or a broken limit. */
  enter(world: DemoWorld, entityId: string, record: RecordData, state: string): void {
    const entity = world.entity(entityId);
    const own = rowOf(entity, record);
    const { entries, issues } = postEntries(entity, record.values, state, world.facts, own);
    if (issues.length > 0) throw new Error(JSON.stringify(issues));
    for (const change of balanceChanges(world.configuration, entries)) {
      const name = `${change.ledger} ${change.key}`;
      const before = this.kept.get(name)?.measures ?? {};
      const measures = Object.fromEntries(
        Object.entries(change.measures).map(([id, one]) => [
          id,
          new Decimal(one).plus(before[id] ?? 0).toFixed(),
        ]),
      );
      const broken = brokenLimits(
        world.configuration,
        change,
        measures,
        environmentOf(world.facts, entity.module, {}),
      );
      if (broken.length > 0) throw new Error(`${broken} broken: ${JSON.stringify({ change, measures })}`);
      this.kept.set(name, { ledger: change.ledger, dimensions: change.dimensions, measures });
    }
    record.state = state;
    world.facts.records.set(`${entityId}/${record.id}`, rowOf(entity, record));
  }

  balance({ ledger, measure, where }: BalanceQuery): string {
    const matching = [...this.kept.values()].filter(
      (one) =>
        one.ledger === ledger &&
        Object.entries(where).every(([id, wanted]) => idOf(one.dimensions[id]) === wanted),
    );
    return matching.reduce((total, one) => total.plus(one.measures[measure] ?? 0), new Decimal(0)).toFixed();
  }
}

function idOf(value: Dimensions[string] | undefined): string | undefined {
  return typeof value === 'object' ? value.id : value;
}

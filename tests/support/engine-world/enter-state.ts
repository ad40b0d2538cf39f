import { contributionOf, progressOf } from '../../../engine/conversion/progress.ts';
import { Decimal } from '../../../engine/decimal.ts';
import { issue } from '../../../engine/issue.ts';
import { balanceChanges, brokenLimits, reverseEntries } from '../../../engine/ledger/balances.ts';
import { type LedgerEntry, postEntries, reversedPostings } from '../../../engine/ledger/post-entries.ts';
import { environmentOf, type Facts } from '../../../engine/record/facts.ts';
import { finishRecord } from '../../../engine/record/prepare-record.ts';
import { linesOf, type Reference } from '../../../engine/record/values.ts';
import type { Place } from '../scenario-driver.ts';
import { settled } from './facts-loading.ts';
import { assertNoErrors, Invalid } from './invalid.ts';
import { ownRow, touched } from './own-row.ts';
import type { KeptRecord, World } from './world.ts';

/** Keeps a record that enters its state, with what that means: entries, reversals, the source of a conversion. */
export function enterState(
  world: World,
  actor: string,
  entityId: string,
  after: KeptRecord,
  before?: KeptRecord,
): void {
  const entity = world.entity(entityId);
  const facts = world.factsFor(actor);
  const place = { entity: entityId, id: after.id };
  world.put(entityId, after);
  if (after.state !== undefined) {
    const { state } = after;
    const posted = settled({ world, actor, entity }, facts, () =>
      postEntries(entity, after.values, state, facts, ownRow(after)),
    );
    assertNoErrors(posted.issues);
    write(world, place, posted.entries, facts, false);
    write(world, place, reversalsFor(world, place, state), facts, true);
  }
  updateSources(world, actor, entityId, { before, after });
}

/** What has been posted by the postings that this state takes back, and is not taken back yet. */
function reversalsFor(world: World, { entity, id }: Place, state: string): LedgerEntry[] {
  const postings = new Set(reversedPostings(world.configuration, entity, state));
  const mine = world.kept.entries.filter(
    (one) => one.entity === entity && one.record === id && postings.has(`${one.ledger}/${one.posting}`),
  );
  const reversed = mine.filter((one) => one.isReversal).length;
  return reverseEntries(mine.filter((one) => !one.isReversal).slice(reversed));
}

function write(
  world: World,
  place: Place,
  entries: readonly LedgerEntry[],
  facts: Facts,
  isReversal: boolean,
): void {
  for (const change of balanceChanges(world.configuration, entries)) {
    const key = `${change.ledger} ${change.key}`;
    const kept = world.kept.balances.get(key)?.measures ?? {};
    const measures = Object.fromEntries(
      Object.entries(change.measures).map(([id, by]) => [id, new Decimal(kept[id] ?? 0).plus(by).toFixed()]),
    );
    const [broken] = brokenLimits(world.configuration, change, measures, environmentOf(facts, '', {}));
    if (broken !== undefined)
      throw new Invalid([issue('ledger.limit', causeOf(world, place, entries, change), { limit: broken })]);
    const { ledger, dimensions } = change;
    world.kept = {
      ...world.kept,
      balances: new Map(world.kept.balances).set(key, { ledger, dimensions, measures }),
    };
  }
  const written = entries.map((entry) => ({ ...entry, entity: place.entity, record: place.id, isReversal }));
  world.kept = { ...world.kept, entries: [...world.kept.entries, ...written] };
}

/** The first line whose entry touches the balance that is broken. */
function causeOf(
  world: World,
  place: Place,
  entries: readonly LedgerEntry[],
  change: { ledger: string; key: string },
): string {
  const cause = entries.find((entry) =>
    balanceChanges(world.configuration, [entry]).some(
      (one) => one.ledger === change.ledger && one.key === change.key,
    ),
  );
  const values = world.find(place.entity, place.id)?.values ?? {};
  for (const field of world.entity(place.entity).lines) {
    const index = linesOf(values, field.id).findIndex((row) => row.id === cause?.line);
    if (index >= 0) return `/${field.id}/${index}`;
  }
  return '';
}

interface TargetChange {
  before?: KeptRecord | undefined;
  after?: KeptRecord | undefined;
}

/** Brings the sources that a record was converted from up to date with what it now takes of them and has done. */
export function updateSources(
  world: World,
  actor: string,
  entityId: string,
  { before, after }: TargetChange,
): void {
  for (const conversion of world.configuration.conversions.values()) {
    const { from, to, source: field } = conversion.definition;
    const sourceId = ((after ?? before)?.values[field] as Reference | undefined)?.id;
    const source = to === entityId && sourceId !== undefined ? world.find(from, sourceId) : undefined;
    if (!source) continue;
    const contributed = (one: KeptRecord | undefined) =>
      one ? contributionOf(conversion, one.values, one.state) : new Map();
    const progress = progressOf(conversion, source, contributed(before), contributed(after));
    assertNoErrors(progress.issues);
    if (progress.values === source.values && progress.state === undefined) continue;
    const entity = world.entity(from);
    const facts = world.factsFor(actor);
    const { values } = settled({ world, actor, entity }, facts, () =>
      finishRecord(entity, progress.values, facts, {
        before: source.values,
        isNew: false,
        own: ownRow(source),
      }),
    );
    const next = touched(world, actor, source, { values, state: progress.state ?? source.state });
    if (progress.state === undefined) world.put(from, next);
    else enterState(world, actor, from, next, source);
  }
}

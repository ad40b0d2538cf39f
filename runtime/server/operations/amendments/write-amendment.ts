import { sameJson } from '../../../../engine/json.ts';
import { titleOf } from '../../../../engine/record/facts.ts';
import { saveAmendment } from '../../store/amendments.ts';
import { findEntries } from '../../store/ledgers.ts';
import { announceTitle, touchTenant } from '../create-record.ts';
import type { PlannedStep } from '../plan-step.ts';
import { standingPostings } from '../standing-entries.ts';
import { type NewEntry, takenBack, writeEntries, writeProgress } from '../state-change.ts';
import type { Work } from '../work.ts';
import type { AmendmentPlan } from './plan-amendment.ts';

/** Writes what a step means to a request, beside the record: the request itself, what the record posts now, who is told. */
export async function writeAmendment(work: Work, plan: PlannedStep, amended: AmendmentPlan): Promise<void> {
  await saveAmendment(work.scope, amended.amendment);
  await writeApplied(work, plan, amended);
  tell(work, plan, amended);
}

async function writeApplied(
  work: Work,
  { entity, record, recordAfter, stateChange }: PlannedStep,
  { applied }: AmendmentPlan,
): Promise<void> {
  if (!applied) return;
  if (!stateChange) await writeProgress(work, entity, record, recordAfter, applied.facts);
  const changes: NewEntry[] = [];
  for (const [posting, standing] of standingPostings(await findEntries(work.scope, entity.id, record.id))) {
    const now = applied.entries.filter((one) => `${one.ledger}/${one.posting}` === posting);
    if (sameEntries(standing, now)) continue;
    changes.push(...takenBack(standing), ...now);
  }
  await writeEntries(work, entity, recordAfter, changes, applied.facts);
  touchTenant(work, entity);
  announceTitle(work, entity, record, recordAfter);
}

function sameEntries(standing: readonly NewEntry[], now: readonly NewEntry[]): boolean {
  const plain = ({ line, dimensions, measures }: NewEntry) => ({ line, dimensions, measures });
  return sameJson(standing.map(plain), now.map(plain));
}

/** Who asked for it, and whoever had a notice of it, hear what came of it (SAL-85, SAL-86, SAL-93 to SAL-95). */
function tell(
  work: Work,
  { entity, recordAfter, outcome: { instance } }: PlannedStep,
  { amendment }: AmendmentPlan,
): void {
  const { id, state, by, purpose } = amendment;
  if (state !== 'applied' && state !== 'stale') return;
  if (state === 'applied' && entity.definition.amendments?.confirmation)
    work.send({ key: `amendment:${id}:confirmation`, kind: 'confirmation', payload: { amendment: id } });
  const copied = (instance.copies ?? []).flatMap(({ to }) => to.map((person) => person.id));
  work.tell(`amendment:${id}:${state}`, {
    event: `amendment-${state}`,
    to: [...new Set([by.id, ...(state === 'applied' ? copied : [])])],
    instance: instance.id,
    entity: entity.id,
    record: amendment.record,
    title: titleOf(entity, recordAfter.values),
    purpose,
  });
}

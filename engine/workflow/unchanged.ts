import { unorderedHashOf } from '../json.ts';
import { linesOf } from '../record/values.ts';
import type { Seat } from './assignees/seats.ts';
import type { Slot } from './instance.ts';
import { rightAt } from './node-rights.ts';
import type { NodeOf } from './nodes/node.ts';
import { humanApprovals } from './path.ts';
import type { Run } from './run.ts';

/** A seat whose holder has agreed to the very same before, and that decision. */
interface UnchangedSeat {
  seat: Seat;
  earlier: Slot;
}

/**
 * The seats whose holders approved at this node in an earlier round, while nothing that the node shows
 * is different now and nobody has rejected since (approval.md B8). Only where the node says so.
 */
export function unchangedSeats(run: Run, node: NodeOf<'approval'>, seats: readonly Seat[]): UnchangedSeat[] {
  if (!node.definition.skipIfUnchanged) return [];
  const { visits, round } = run.instance;
  const rejectedAt = visits
    .flatMap((visit) => visit.slots)
    .filter((slot) => slot.state === 'rejected')
    .map((slot) => slot.decidedAt ?? '');
  const now = fingerprintOf(run, node);
  const approvals = visits
    .filter((visit) => visit.node === node.id && visit.round < round)
    .flatMap(humanApprovals);
  return seats.flatMap((seat) => {
    const earlier = approvals.findLast((slot) => slot.assignee.id === seat.person.id);
    const holds = earlier?.fingerprint === now && !rejectedAt.some((at) => at > (earlier?.decidedAt ?? ''));
    return earlier && holds ? [{ seat, earlier }] : [];
  });
}

/** A fingerprint of everything that a node shows of the record. */
export function fingerprintOf(
  { facts: { entity, record } }: Run,
  { definition }: NodeOf<'approval'>,
): string {
  const isShown = (path: string) => rightAt(definition.fields, path) !== 'hidden';
  const shown = [...entity.fields.values()].filter((field) => isShown(field.path));
  const values = shown.map((field) => {
    if (!field.columns) return [field.id, record[field.id] ?? null];
    const columns = [...field.columns.values()].filter((column) => isShown(column.path));
    const rows = linesOf(record, field.id).map((row) => columns.map((column) => row[column.id] ?? null));
    return [field.id, rows];
  });
  return unorderedHashOf(Object.fromEntries(values));
}

import type { Seat } from './assignees/seats.ts';
import { duplicateSeats } from './duplicates.ts';
import type { Token, TraceStep } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';
import { type Run, snapshotOf } from './run.ts';
import { unchangedSeats } from './unchanged.ts';

/** Seats that a rule answers for: who agreed on the way already (approval.md E4), who agreed on the very same in an earlier round (B8). */
export interface PassedOver {
  reasons: ReadonlyMap<Seat, 'duplicate' | 'unchanged'>;
  trace: readonly TraceStep[];
}

export function seatsPassedOver(
  run: Run,
  node: NodeOf<'approval'>,
  token: Token,
  seats: readonly Seat[],
): PassedOver {
  const duplicates = duplicateSeats(run, node, token, seats);
  const unchanged = unchangedSeats(run, node, seats).filter(({ seat }) => !duplicates.includes(seat));
  const snapshot = ({ person }: Seat) => snapshotOf(person, run.facts.facts);
  const rule = `duplicate:${run.facts.workflow.definition.duplicates}`;
  return {
    reasons: new Map([
      ...duplicates.map((seat) => [seat, 'duplicate'] as const),
      ...unchanged.map(({ seat }) => [seat, 'unchanged'] as const),
    ]),
    trace: [
      ...(duplicates.length > 0 ? [{ rule, people: duplicates.map(snapshot) }] : []),
      ...unchanged.map(({ seat, earlier }) => ({
        rule: 'unchanged',
        people: [snapshot(seat)],
        detail: earlier.decidedAt ?? '',
      })),
    ],
  };
}

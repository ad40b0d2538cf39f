import { durationOf } from '../../calendar/duration.ts';
import { layAnew } from '../../calendar/lay-anew.ts';
import { calendarFingerprint } from '../../calendar/work-calendar.ts';
import type { Timeout } from '../../definition/timeout.ts';
import type { Clock } from '../clock.ts';
import { calendarOfClock, rungOf, startClock } from '../clocks.ts';
import { layDelaysAnew } from '../delays.ts';
import { clocksIn } from '../pause-clocks.ts';
import type { Run } from '../run.ts';

/**
 * Calendars were edited: what is due or waited for after working time by one of them, as it was before, is
 * so by the calendar that holds now. Only what is left counts anew; what has passed has passed (approval.md
 * H1). Where none of them had laid anything nothing changes, nor when it is told again.
 */
export function calendarChanged(run: Run): void {
  const edited = new Map((run.command.calendars ?? []).map((one) => [calendarFingerprint(one), one]));
  for (const { visit, clock } of clocksIn(run, 'running')) {
    const before = edited.get(clock.calendar ?? '');
    const after = calendarOfClock(run, visit, clock.slot);
    const rung = rungOf(run, visit, clock);
    if (!before || !rung || calendarFingerprint(after) === clock.calendar) continue;
    const { generation, state: _, ...kept } = clock;
    const due = layAnew(run.now, clock.due, unitOf(rung, clock), { before, after });
    startClock(run, visit.id, { ...kept, due }, generation);
  }
  layDelaysAnew(run, edited);
}

/** What it was given in: how long until the rung, or until it comes again. */
function unitOf(rung: Timeout, { count }: Clock): 'minutes' | 'hours' | 'days' {
  const every = rung.action === 'remind' && count > 0 ? rung.repeat?.every : undefined;
  const length = every ?? (typeof rung.after === 'string' ? rung.after : 'P1D');
  return durationOf(length).unit;
}

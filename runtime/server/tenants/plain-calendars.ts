import {
  calendarFingerprint,
  type WorkCalendar,
  type WorkInterval,
} from '../../../engine/calendar/work-calendar.ts';
import type { WorkCalendars } from '../../../engine/record/organisation.ts';

/** A calendar as it is stored with a job. */
type PlainCalendar = Pick<WorkCalendar, 'id' | 'timeZone' | 'weeklyHours'> & {
  holidays: readonly string[];
  workingDays: readonly { day: string; hours: readonly WorkInterval[] }[];
};

/** The calendars of a tenant at one moment. */
export interface PlainCalendars {
  standard: PlainCalendar;
  others: readonly PlainCalendar[];
}

export function plainCalendars({ standard, byId }: WorkCalendars): PlainCalendars {
  return { standard: plain(standard), others: [...byId.values()].map(plain) };
}

/** Those that people go by no more as they were: edited since, deleted, or not the usual one any longer (approval.md H1). */
export function editedSince(before: PlainCalendars, now: WorkCalendars): WorkCalendar[] {
  const isSame = (one: WorkCalendar, other: WorkCalendar | undefined) =>
    other !== undefined && calendarFingerprint(one) === calendarFingerprint(other);
  const standard = calendarOf(before.standard);
  const others = before.others.map(calendarOf).filter((one) => !isSame(one, now.byId.get(one.id)));
  return isSame(standard, now.standard) ? others : [standard, ...others];
}

function plain({ id, timeZone, weeklyHours, holidays, workingDays }: WorkCalendar): PlainCalendar {
  const days = [...workingDays].map(([day, hours]) => ({ day, hours }));
  return { id, timeZone, weeklyHours, holidays: [...holidays], workingDays: days };
}

function calendarOf({ holidays, workingDays, ...week }: PlainCalendar): WorkCalendar {
  return {
    ...week,
    holidays: new Set(holidays),
    workingDays: new Map(workingDays.map(({ day, hours }) => [day, hours])),
  };
}

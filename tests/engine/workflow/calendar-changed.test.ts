import { expect, test } from 'vitest';
import type { WorkCalendar } from '../../../engine/calendar/work-calendar.ts';
import type { Approval } from '../../support/approval.ts';
import { asked, begin, dues, monday, shortDays, usualWeek, working } from '../../support/clocks.ts';
import { users } from '../../support/flow.ts';

const free = (...days: string[]): WorkCalendar => ({ ...usualWeek, holidays: new Set(days) });
const nine = { timeouts: [{ action: 'notify-manager', after: 'PT9H', of: 'business' }] };

/** From now on the tenant works by another calendar, and the approval is told. */
function edit(approval: Approval, after: WorkCalendar, before = usualWeek): Approval {
  approval.organisation = working({ li: 'short-days' }, after);
  return approval.send({ verb: 'calendar-changed', actor: { id: 'system:rule' }, calendars: [before] });
}

test('H1: an edit of the calendar moves what is due, by what is left of it, and stands in the log', () => {
  const approval = begin(users('wang'), nine);
  expect(dues(approval)).toEqual(['wang 2026-11-24T02:00']);
  const [old] = approval.timers;

  // Three of nine hours are over; tomorrow is free from now on.
  approval.now = '2026-11-23T05:00:00.000Z';
  edit(approval, free('2026-11-24'));

  expect(dues(approval)).toEqual(['wang 2026-11-25T02:00']);
  expect(asked(approval)).toEqual(['2026-11-25T02:00']);
  expect(approval.log.at(-1)?.changes.map((change) => change.type)).toEqual(['clock-resumed']);
  const { instance } = approval;
  expect(approval.fireTimer(old).instance).toEqual(instance);
  approval.now = '2026-11-25T02:00:00.000Z';
  expect(approval.fireTimer().told).toEqual(['task-overdue zhao']);
});

test('H1: an interval that has passed is not counted again', () => {
  const approval = begin(users('wang'), nine);
  approval.now = '2026-11-24T01:30:00.000Z';

  edit(approval, free('2026-11-23'));

  expect(dues(approval)).toEqual(['wang 2026-11-24T02:00']);
});

test('H1: told twice it changes nothing the second time', () => {
  const approval = edit(begin(users('wang'), nine), free('2026-11-24'));
  const { instance } = approval;

  expect(edit(approval, free('2026-11-24')).instance).toEqual(instance);
});

test('H1: two edits before the first is told come to the same as one', () => {
  const quick = begin(users('wang'), nine);
  const slow = begin(users('wang'), nine);

  edit(edit(quick, free('2026-11-24')), free('2026-11-24', '2026-11-25'), free('2026-11-24'));
  slow.organisation = working({}, free('2026-11-24', '2026-11-25'));
  slow.send({ verb: 'calendar-changed', actor: { id: 'system:rule' }, calendars: [usualWeek] });
  slow.send({ verb: 'calendar-changed', actor: { id: 'system:rule' }, calendars: [free('2026-11-24')] });

  expect(dues(slow)).toEqual(dues(quick));
  expect(dues(slow)).toEqual(['wang 2026-11-26T02:00']);
});

test('H1: only clocks that it has laid move: not those of another calendar, nor of clock time', () => {
  const approval = begin(
    users('wang', 'li'),
    { decision: 'all', remindAfter: 'PT30H', ...nine },
    { organisation: working({ li: 'short-days' }) },
  );
  const [, , reminder] = approval.timers;
  const before = dues(approval);

  edit(approval, free('2026-11-24'));

  expect(dues(approval)).toEqual(['wang 2026-11-25T02:00', before[1]]);
  expect(asked(approval)).toEqual(['2026-11-25T02:00']);
  approval.now = '2026-11-24T08:00:00.000Z';
  expect(approval.fireTimer(reminder).told).toEqual(['task-reminder li']);
});

test('H1: a calendar that is not there any more gives way to the next one up', () => {
  const approval = begin(users('li'), nine, { organisation: working({ li: 'short-days' }) });
  expect(dues(approval)).toEqual(['li 2026-12-07T03:00']);

  approval.organisation = working();
  approval.send({ verb: 'calendar-changed', actor: { id: 'system:rule' }, calendars: [shortDays] });

  expect(dues(approval)).toEqual(['li 2026-11-24T02:00']);
});

test('H1, H2: a reminder that comes again moves by what it comes again in', () => {
  const timeouts = [{ action: 'remind', after: 'PT1H', of: 'business', repeat: { every: 'P1D', times: 3 } }];
  const approval = begin(users('wang'), { timeouts });
  approval.now = '2026-11-23T03:00:00.000Z';
  approval.fireTimer();
  expect(asked(approval)).toEqual(['2026-11-24T03:00']);

  edit(approval, free('2026-11-24'));

  expect(asked(approval)).toEqual(['2026-11-25T03:00']);
});

test('H1, B13: while it is suspended nothing is due; it goes on by the calendar of then', () => {
  const approval = begin(users('wang'), nine);
  approval.now = '2026-11-23T05:00:00.000Z';
  approval.administer('suspend');

  const { instance } = approval;
  expect(edit(approval, free('2026-11-24')).instance).toEqual(instance);
  approval.administer('resume');
  expect(dues(approval)).toEqual(['wang 2026-11-25T02:00']);

  edit(approval, usualWeek, free('2026-11-24'));
  expect(dues(approval)).toEqual(['wang 2026-11-24T02:00']);
});

test.each(['withdrawn', 'approved'])('H1: of an approval that is %s nothing is due', (state) => {
  const approval = begin(users('wang'), nine);
  if (state === 'approved') approval.approve('wang');
  else approval.withdraw();
  approval.now = monday;
  const { instance } = approval;

  expect(edit(approval, free('2026-11-24')).instance).toEqual(instance);
});

import { standardWeek, type WorkCalendar } from '../../engine/calendar/work-calendar.ts';
import { Organisation } from '../../engine/record/organisation.ts';
import { dueOf } from '../../engine/workflow/due-of.ts';
import { Approval, type ApprovalSketch } from './approval.ts';
import { flowOf, oneNode } from './flow.ts';
import { organisationOf, smallCompany } from './organisation.ts';

/** Monday, ten o'clock where the small company works. */
export const monday = '2026-11-23T02:00:00.000Z';

/** Monday to Friday, nine to six. */
export const usualWeek = standardWeek('Asia/Shanghai');

export const shortDays: WorkCalendar = {
  ...usualWeek,
  id: 'short-days',
  weeklyHours: { monday: [{ from: '10:00', to: '12:00' }], tuesday: [{ from: '10:00', to: '12:00' }] },
};

/** The small company at work by the usual week, or by another calendar; some people by calendars of their own. */
export function working(own: Record<string, string> = {}, standard = usualWeek): Organisation {
  const plain = organisationOf(smallCompany);
  return new Organisation(
    plain.peopleWhere(() => true).map((person) => ({ ...person, calendar: own[person.id] })),
    plain.departmentsWhere(() => true),
    undefined,
    { byId: new Map([['short-days', shortDays]]), standard },
  );
}

export function begin(
  from: Parameters<typeof oneNode>[0],
  more: Parameters<typeof oneNode>[1],
  sketch: ApprovalSketch = {},
): Approval {
  return new Approval(flowOf(oneNode(from, more)), { organisation: working(), ...sketch }).start();
}

/** When each pending seat is due: `wang 2026-11-23T10:00`. */
export function dues(approval: Approval): string[] {
  return approval.instance.visits.flatMap((visit) =>
    visit.slots
      .filter((slot) => slot.state === 'pending')
      .map((slot) => `${slot.assignee.id} ${dueOf(visit, slot)?.slice(0, 16)}`),
  );
}

/** The timers that the last command asked for, as their due moments. */
export function asked(approval: Approval): string[] {
  return approval.effects.flatMap((effect) => (effect.kind === 'timer' ? [effect.dueAt.slice(0, 16)] : []));
}

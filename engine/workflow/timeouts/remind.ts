import { addTime } from '../../calendar/add-time.ts';
import { durationOf } from '../../calendar/duration.ts';
import { calendarOfClock, startClock } from '../clocks.ts';
import { type Run, snapshotOf } from '../run.ts';
import { administrators } from './receivers.ts';
import { lateHolders, type RanOut, type TimeoutType } from './timeout.ts';

/** Tells everybody who has it, once or as often as the rung says (approval.md H2). */
export const remind: TimeoutType<'remind'> = (run, ranOut) => {
  remindHolders(run, ranOut);
  const { visit, clock, rung } = ranOut;
  if (!rung.repeat || clock.count >= rung.repeat.times) return;
  const { generation: _, state: __, ...kept } = clock;
  const calendar = calendarOfClock(run, visit, clock.slot);
  const due = addTime(run.now, durationOf(rung.repeat.every, rung.of), calendar);
  startClock(run, visit.id, { ...kept, due, count: clock.count + 1 });
};

/** Who has left cannot be reminded: the flow's administrators are (approval.md E5). */
export function remindHolders(run: Run, ranOut: RanOut): void {
  const { facts } = run.facts;
  const people = lateHolders(ranOut).flatMap(({ assignee }) =>
    facts.organisation.person(assignee.id)?.active
      ? [assignee]
      : administrators(run).map((person) => snapshotOf(person, facts)),
  );
  const to = [...new Map(people.map((person) => [person.id, person])).values()];
  if (to.length > 0) run.effect({ kind: 'notify', event: 'task-reminder', to, node: ranOut.node.id });
}

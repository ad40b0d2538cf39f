import { expect, test } from 'vitest';
import type { WorkCalendar } from '../../../engine/calendar/work-calendar.ts';
import { Approval, type ApprovalSketch } from '../../support/approval.ts';
import { usualWeek, working } from '../../support/clocks.ts';
import { ask, end, flowOf, flowProblems, startAt, users } from '../../support/flow.ts';

const delay = (until: object, next = 'after') => ({ type: 'delay', until, next });

/** Wang, then a wait, then Zhao. */
function waiting(until: object, sketch: ApprovalSketch = {}): Approval {
  const nodes = {
    start: startAt('before'),
    before: ask(users('wang'), { next: 'pause' }),
    pause: delay(until),
    after: ask(users('zhao')),
    end,
  };
  return new Approval(flowOf({ nodes, withdraw: 'while-running' }), sketch).start();
}

/** When the last command asked to be called. */
const asked = (approval: Approval) =>
  approval.effects.flatMap((effect) => (effect.kind === 'timer' ? [effect.dueAt] : []));

test.each([
  ['so long', { after: 'PT8H' }, '2026-11-23T10:00:00.000Z'],
  ['so much working time', { after: 'PT10H', of: 'business' }, '2026-11-24T03:00:00.000Z'],
  ['until a day of the record', { field: 'wanted' }, '2026-11-29T16:00:00.000Z'],
  ['until a time of that day', { field: 'wanted', at: '09:30' }, '2026-11-30T01:30:00.000Z'],
  ['until a day', { date: '2026-12-01', at: '08:00' }, '2026-12-01T00:00:00.000Z'],
])('G6: a token waits %s', (_, until, moment) => {
  const approval = waiting(until, { record: { wanted: '2026-11-30' }, organisation: working() });

  approval.approve('wang');

  expect(approval.tasks).toEqual([]);
  expect(approval.waits).toEqual(['pause open']);
  expect(asked(approval)).toEqual([moment]);
  expect(approval.state).toBe('running');
  approval.fireTimer();
  expect(approval.tasks).toEqual(['zhao: after']);
});

test.each([
  ['a day that is past', { date: '2026-11-20' }],
  ['today', { date: '2026-11-23' }],
  ['a field that is blank', { field: 'wanted' }],
])('G6: it passes %s at once', (_, until) => {
  const approval = waiting(until, { organisation: working() }).approve('wang');

  expect(approval.tasks).toEqual(['zhao: after']);
  expect(approval.instance.waits).toBeUndefined();
});

test('G6, K8: a timer that comes twice, or after the wait has ended, changes nothing', () => {
  const approval = waiting({ after: 'PT1H' }).approve('wang').fireTimer();
  const { rev } = approval.instance;

  approval.fireTimer();

  expect(approval.instance.rev).toBe(rev);
  expect(approval.tasks).toEqual(['zhao: after']);
});

test.each([
  ['is withdrawn', (approval: Approval) => approval.withdraw()],
  ['is taken back', (approval: Approval) => approval.retrieve('wang')],
  ['jumps', (approval: Approval) => approval.administer('jump', { to: 'after' })],
  ['is terminated', (approval: Approval) => approval.administer('terminate')],
])('G6, K8: nothing is waited for any more when it %s', (_, act) => {
  const approval = act(waiting({ after: 'PT1H' }).approve('wang'));
  const { rev } = approval.instance;

  approval.fireTimer(approval.timers.find((timer) => timer.kind === 'delay'));

  expect(approval.waits).toEqual(['pause cancelled']);
  expect(approval.instance.rev).toBe(rev);
});

test('G6, B6: going back before a fork ends what a branch of it waits for', () => {
  const nodes = {
    start: startAt('first'),
    first: ask(users('wang'), { next: 'fork' }),
    fork: { type: 'parallel', join: 'join', branches: { a: { next: 'pause' }, b: { next: 'check' } } },
    pause: delay({ after: 'P1D' }, 'join'),
    check: ask(users('zhao'), { next: 'join' }),
    join: { type: 'join', next: 'end' },
    end,
  };
  const approval = new Approval(flowOf({ nodes })).start().approve('wang');
  expect(approval.waits).toEqual(['pause open']);

  approval.return('zhao', { to: 'previous' });

  expect(approval.waits).toEqual(['pause cancelled']);
  expect(approval.tasks).toEqual(['wang: first']);
  approval.approve('wang').approve('zhao');
  expect(approval.waits).toEqual(['pause cancelled', 'pause open']);
  approval.fireTimer();
  expect(approval.state).toBe('approved');
});

test('G6, B13: the wait moves by exactly the pause, of its own kind of time', () => {
  const approval = waiting({ after: 'PT10H', of: 'business' }, { organisation: working() }).approve('wang');
  const first = approval.timers.at(-1);
  approval.now = '2026-11-23T08:00:00.000Z';
  approval.administer('suspend');
  approval.now = '2026-11-25T08:00:00.000Z';

  approval.administer('resume');

  expect(asked(approval)).toEqual(['2026-11-26T03:00:00.000Z']);
  approval.fireTimer(first);
  expect(approval.waits, 'the timer of before is stale').toEqual(['pause open']);
  approval.fireTimer();
  expect(approval.tasks).toEqual(['zhao: after']);
});

test('G6, H1: an edit of the calendar moves what is left of working time, under another number', () => {
  const free = (...days: string[]) => ({ ...usualWeek, holidays: new Set(days) });
  const edit = (approval: Approval, after: WorkCalendar, before: WorkCalendar = usualWeek) => {
    approval.organisation = working({}, after);
    return approval.send({
      verb: 'calendar-changed',
      actor: { id: 'system:rule' },
      calendars: [before],
    });
  };
  const approval = waiting({ after: 'PT10H', of: 'business' }, { organisation: working() }).approve('wang');
  const first = approval.timers.at(-1);
  approval.now = '2026-11-23T05:00:00.000Z';

  edit(approval, free('2026-11-24'));

  expect(asked(approval)).toEqual(['2026-11-25T03:00:00.000Z']);
  const { instance } = approval;
  expect(edit(approval, free('2026-11-24')).instance, 'told twice').toEqual(instance);
  approval.fireTimer(first);
  expect(approval.waits, 'the timer of before is stale').toEqual(['pause open']);

  approval.administer('suspend');
  const { instance: still } = approval;
  expect(edit(approval, usualWeek, free('2026-11-24')).instance, 'what stands still').toEqual(still);
  approval.administer('resume');
  expect(asked(approval)).toEqual(['2026-11-24T03:00:00.000Z']);
  edit(approval, free('2026-11-24'));
  expect(asked(approval)).toEqual(['2026-11-25T03:00:00.000Z']);
  approval.fireTimer();
  expect(approval.tasks).toEqual(['zhao: after']);
});

test.each([
  ['of clock time', { after: 'PT30H' }],
  ['for a day', { date: '2026-12-01', at: '08:00' }],
])('G6, H1: an edit of the calendar does not move a wait %s', (_, until) => {
  const approval = waiting(until, { organisation: working() }).approve('wang');
  const { instance } = approval;

  approval.organisation = working({}, { ...usualWeek, holidays: new Set(['2026-11-24', '2026-12-01']) });
  approval.send({ verb: 'calendar-changed', actor: { id: 'system:rule' }, calendars: [usualWeek] });

  expect(approval.instance).toEqual(instance);
});

test('G6, K11: a moment that comes while the approval is failed comes again after the repair', () => {
  const nodes = {
    start: startAt('fork'),
    fork: { type: 'parallel', join: 'join', branches: { a: { next: 'pause' }, b: { next: 'check' } } },
    pause: delay({ after: 'PT1H' }, 'join'),
    check: ask(users('wang'), { next: 'join', skipWhen: '100 / amount > 1' }),
    join: { type: 'join', next: 'end' },
    end,
  };
  const approval = new Approval(flowOf({ nodes }), { record: { amount: '0.00' } }).start();
  expect(approval.state).toBe('failed');
  approval.now = '2026-11-23T04:00:00.000Z';
  approval.fireTimer();
  expect(approval.waits).toEqual(['pause open']);

  approval.record = { amount: '5000.00' };
  approval.retry();

  expect(asked(approval)).toEqual(['2026-11-23T03:00:00.000Z']);
  approval.approve('wang').fireTimer();
  expect(approval.state).toBe('approved');
});

test('G6, L3: the prediction passes it and says until when, also one behind another', () => {
  const nodes = {
    start: startAt('first'),
    first: delay({ after: 'PT1H' }, 'second'),
    second: delay({ after: 'PT1H' }, 'after'),
    after: ask(users('zhao')),
    end,
  };

  const foreseen = new Approval(flowOf({ nodes })).predict();

  expect(foreseen.waits.map((wait) => [wait.node, wait.when, wait.until])).toEqual([
    ['first', 'predicted', '2026-11-23T03:00:00.000Z'],
    ['second', 'predicted', '2026-11-23T04:00:00.000Z'],
  ]);
  expect(foreseen.ends).toBe('approved');
  expect(foreseen.steps.map((step) => step.node)).toEqual(['after']);
});

test('G6: what a delay waits for must exist and pass', () => {
  const problems = (until: object) => {
    const nodes = { start: startAt('pause'), pause: delay(until, 'end'), end };
    return flowProblems({ nodes }).map((one) => one.code);
  };

  expect(problems({ field: 'nothing' })).toEqual(['definition.unknown-field']);
  expect(problems({ field: 'note' })).toEqual(['definition.wrong-field-type']);
  expect(problems({ after: 'PT0M' })).toEqual(['workflow.wait-out-of-range']);
  expect(problems({ date: '2026-02-30' })).not.toEqual([]);
  expect(problems({ after: 'PT1H' })).toEqual([]);
});

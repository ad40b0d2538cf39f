import { describe, expect, test } from 'vitest';
import type { Approval } from '../../support/approval.ts';
import { asked, begin, dues } from '../../support/clocks.ts';
import { flowProblems, oneNode, users } from '../../support/flow.ts';

const atDate = (followField: boolean) => ({
  timeouts: [{ action: 'notify-manager', after: { field: 'wanted', followField } }],
});
const on = (people: string[], more: object, wanted?: string): Approval =>
  begin(users(...people), { ...atDate(true), ...more }, { record: wanted ? { wanted } : {} });

describe('H3: a due date that follows the record', () => {
  test.each([
    [true, 'wang 2026-12-24T16:00'],
    [false, 'wang 2026-11-26T16:00'],
  ])('H3: followField %s: an edit moves it, or not', (follows, due) => {
    const approval = begin(users('wang'), atDate(follows), { record: { wanted: '2026-11-26' } });
    const [old] = approval.timers;

    approval.edit('wang', { wanted: '2026-12-24' });

    expect(dues(approval)).toEqual([due]);
    expect(asked(approval)).toEqual(follows ? ['2026-12-24T16:00'] : []);
    expect(approval.fireTimer(old).told).toEqual(follows ? [] : ['task-overdue zhao']);
  });

  test('H3: every seat that has its turn, and whoever comes later, by what the record says then', () => {
    const approval = on(['wang', 'qian'], { decision: 'sequential' }, '2026-11-26');

    approval.edit('wang', { wanted: '2026-12-24' }).approve('wang');

    expect(dues(approval)).toEqual(['qian 2026-12-24T16:00']);
    approval.edit('qian', { wanted: '2026-12-01' });
    expect(dues(approval)).toEqual(['qian 2026-12-01T16:00']);
  });

  test('H3: a date that comes later begins a clock, one that goes stops it', () => {
    const approval = on(['wang', 'qian'], { decision: 'all' });
    expect(asked(approval)).toEqual([]);

    approval.edit('wang', { wanted: '2026-12-24' });
    expect(dues(approval)).toEqual(['wang 2026-12-24T16:00', 'qian 2026-12-24T16:00']);

    approval.edit('wang', { wanted: '' });
    expect(dues(approval)).toEqual(['wang undefined', 'qian undefined']);
    const { instance } = approval;
    for (const timer of approval.timers) approval.fireTimer(timer);
    expect(approval.instance).toEqual(instance);
  });

  test('H3: what has run out runs again for a later day, not for an earlier one', () => {
    const approval = on(['wang'], {}, '2026-11-26');
    approval.now = '2026-11-26T16:00:00.000Z';
    expect(approval.fireTimer().told).toEqual(['task-overdue zhao']);

    approval.edit('wang', { wanted: '2026-11-25' });
    expect(asked(approval)).toEqual([]);
    approval.edit('wang', { wanted: '2026-12-24' });

    expect(asked(approval)).toEqual(['2026-12-24T16:00']);
    expect(approval.fireTimer().told).toEqual(['task-overdue zhao']);
  });

  test('H3: an edit of something else moves nothing', () => {
    const approval = on(['wang'], {}, '2026-11-26').edit('wang', { note: 'x' });

    expect(asked(approval)).toEqual([]);
    expect(dues(approval)).toEqual(['wang 2026-11-26T16:00']);
  });

  test('H3, S2, H2: neither an adviser nor who decides beside a late one has a clock of that', () => {
    const approval = on(
      ['wang', 'qian'],
      { decision: 'all', timeouts: [{ action: 'escalate', after: 'PT1H' }, ...atDate(true).timeouts] },
      '2026-11-26',
    );
    approval.fireTimer(approval.timers[0]).delegate('qian', 'li');

    approval.edit('wang', { wanted: '2026-12-24' });

    expect(asked(approval)).toEqual(['2026-12-24T16:00', '2026-12-24T16:00']);
  });

  test('H3, B13: while it is suspended nobody is told of an edit; it follows when it goes on', () => {
    const approval = on(['wang'], {}, '2026-11-26');
    approval.administer('suspend').edit('sun', { wanted: '2026-12-24' });

    approval.administer('resume');

    expect(dues(approval)).toEqual(['wang 2026-12-24T16:00']);
  });

  test('H3: publishing takes it for a date field only', () => {
    const problems = flowProblems(
      oneNode(users('wang'), {
        timeouts: [{ action: 'remind', after: { field: 'amount', followField: true } }],
      }),
    );

    expect(problems.map((one) => one.code)).toEqual(['definition.wrong-field-type']);
  });
});

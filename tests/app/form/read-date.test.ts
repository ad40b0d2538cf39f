import { describe, expect, test } from 'vitest';
import { readDay, readMoment } from '../../../runtime/app/form/values/read-date.ts';

const today = '2026-11-23';

describe('a day as people write it', () => {
  test.each([
    ['2026-11-05', '2026-11-05'],
    ['2026/1/5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['12-31', '2026-12-31'],
    ['１２－３１', '2026-12-31'],
    ['今天', '2026-11-23'],
    ['明天', '2026-11-24'],
    ['Yesterday', '2026-11-22'],
    ['+3', '2026-11-26'],
    ['+10', '2026-12-03'],
    ['-23', '2026-10-31'],
    ['2026-02-30', undefined],
    ['next week', undefined],
    ['+12345', undefined],
    ['toString', undefined],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, today)).toBe(day);
  });

  test('a moment may begin with any of them', () => {
    expect(readMoment('明天 9:30', today, 'Asia/Shanghai')).toBe('2026-11-24T01:30:00.000Z');
    expect(readMoment('+1', today, 'Asia/Shanghai')).toBe('2026-11-23T16:00:00.000Z');
  });
});

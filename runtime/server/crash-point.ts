/** Places where a test ends the program as a power cut would (reliability.md B01, HF4). */
export const crashPoints = [
  'writes-gathered',
  'before-commit',
  'after-commit',
  'announced',
  'outbox-leased',
  'outbox-worked-off',
  'timers-leased',
  'timer-firing',
  'timers-worked-off',
  'errands-leased',
  'errands-worked-off',
  'letters-leased',
  'letter-sent',
  'letters-worked-off',
] as const;
export type CrashPoint = (typeof crashPoints)[number];

const [point, nth] = (process.env.FORMWORK_CRASH_AT ?? '').split(':');
let left = Number(nth ?? 1);

/** Does nothing, unless `FORMWORK_CRASH_AT=<point>:<nth>` says that the program dies when it is here for the nth time. */
export function crashPoint(here: CrashPoint): void {
  if (here === point && --left === 0) process.kill(process.pid, 'SIGKILL');
}

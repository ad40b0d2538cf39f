import type { Run } from './run.ts';
import type { ServiceWait } from './wait.ts';

/**
 * What services did is taken back, the last one first, each once; those that declare nothing for it stay
 * done (approval.md B5).
 */
export function compensate(run: Run, isLeft: (wait: ServiceWait) => boolean = () => true): void {
  const done = (run.instance.waits ?? [])
    .filter((wait) => wait.kind === 'service')
    .filter((wait) => wait.compensation && !wait.compensated && isLeft(wait))
    .sort((one, other) => (other.done ?? 0) - (one.done ?? 0));
  if (done.length === 0) return;
  run.emit({ type: 'compensated', waits: done.map((wait) => wait.id) });
  const calls = done.flatMap(({ node, key, compensation }) =>
    compensation ? [{ key: `${key}:compensation`, node, ...compensation }] : [],
  );
  run.effect({ kind: 'compensate', calls });
}

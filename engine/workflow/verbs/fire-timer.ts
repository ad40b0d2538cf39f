import type { Run } from '../run.ts';

/** A timer is due. One of a closed visit or an older clock has no effect, nor one that runs out while everything stands still (approval.md K8). */
export function fireTimer(run: Run): void {
  const { timer } = run.command;
  const visit = run.instance.visits.find((one) => one.id === timer?.visit);
  if (run.instance.state === 'suspended') return;
  if (!timer || !visit || visit.state !== 'open' || visit.generation !== timer.generation) return;
  const pending = visit.slots.filter((slot) => slot.state === 'pending');
  run.emit({ type: 'clock-restarted', visit: visit.id });
  run.effect({
    kind: 'notify',
    event: 'task-reminder',
    to: pending.map((slot) => slot.assignee),
    node: visit.node,
  });
}

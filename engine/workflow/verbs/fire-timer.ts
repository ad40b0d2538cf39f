import { advance } from '../advance.ts';
import type { TimerKey } from '../command.ts';
import { isOpen } from '../instance.ts';
import { ladderOf } from '../ladder.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { timeOut } from '../timeouts/index.ts';
import { openWaits } from '../wait.ts';

/**
 * A timer is due. One of a closed visit, of a seat that has ended, or of a clock that does not run has no
 * effect, nor has any while the instance stands still (approval.md K8).
 */
export function fireTimer(run: Run): void {
  const { timer } = run.command;
  const { state, visits } = run.instance;
  if (state === 'running' && timer?.kind === 'delay') endDelay(run, timer);
  const visit = visits.find((one) => one.id === timer?.visit && one.state === 'open');
  const clock = visit?.clocks?.find((one) => one.generation === timer?.generation);
  if (state !== 'running' || !visit || clock?.state !== 'running') return;
  if (clock.slot !== undefined && !visit.slots.some((slot) => slot.id === clock.slot && isOpen(slot))) return;
  const node = run.node(visit.node) as NodeOf<'approval'>;
  const rung = ladderOf(node.definition)[clock.rung];
  if (!rung) return;
  run.emit({ type: 'clock-ran-out', visit: visit.id, generation: clock.generation });
  timeOut(run, { node, visit, clock, rung });
}

/** The moment has come; its token goes on. One of another number is stale. */
function endDelay(run: Run, { visit, generation }: TimerKey): void {
  const wait = openWaits(run.instance).find((one) => one.id === visit);
  if (wait?.kind !== 'delay' || wait.generation !== generation) return;
  run.emit({ type: 'wait-ended', wait: wait.id, state: 'done', at: run.now });
  advance(run, wait.token, wait.node, (run.node(wait.node) as NodeOf<'delay'>).next);
}

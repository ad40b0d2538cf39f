import type { OutsideCall } from './change.ts';
import type { Instance } from './instance.ts';
import { inputOf } from './plain-values.ts';
import { Run, type WorkflowFacts } from './run.ts';
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
    compensation ? [{ key: compensationKey(key), node, ...compensation }] : [],
  );
  run.effect({ kind: 'compensate', calls });
}

/** What would take back a service that has done what nobody waits for any more, as of now. */
export function compensationOf(
  instance: Instance,
  { node: id, key }: ServiceWait,
  facts: WorkflowFacts,
): OutsideCall | undefined {
  const node = facts.workflow.nodes.get(id);
  if (node?.type !== 'service' || !node.compensation) return undefined;
  const command = { commandId: key, verb: 'service-done' as const, actor: { id: 'system:service' } };
  const input = inputOf(node.compensation, new Run(instance, command, facts).environment());
  return { key: compensationKey(key), node: id, service: node.compensation.service, input };
}

function compensationKey(key: string): string {
  return `${key}:compensation`;
}

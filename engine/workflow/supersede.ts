import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { waysForward } from '../compile/targets.ts';
import type { Visit } from './instance.ts';
import type { Run } from './run.ts';
import { comesFrom } from './scope-of.ts';
import type { Wait } from './wait.ts';

/** The way has gone back behind these visits, and what it waited for: they do not count for it any more (approval.md B4). */
export function supersede(run: Run, visits: readonly Visit[], waits: readonly Wait[] = []): void {
  const counting = (all: readonly (Visit | Wait)[]) =>
    all.filter((one) => !one.superseded).map((one) => one.id);
  const [left, ended] = [counting(visits), counting(waits)];
  if (left.length + ended.length === 0) return;
  run.emit({ type: 'superseded', visits: left, ...(ended.length > 0 && { waits: ended }) });
}

/** What a token has passed from a node on, which it now enters again (approval.md G4, B11). */
export function supersedeBehind(run: Run, token: string, node: string): void {
  const behind = nodesBehind(run.facts.workflow, node);
  supersede(
    run,
    run.instance.visits.filter(
      (visit) => behind.has(visit.node) && comesFrom(run.instance, visit.token, token),
    ),
  );
}

/** The nodes that can be reached from one without going back, itself among them. */
export function nodesBehind({ nodes }: CompiledWorkflow, from: string): Set<string> {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = nodes.get(next);
    if (!node || seen.has(next)) continue;
    seen.add(next);
    open.push(...waysForward(node.definition));
  }
  return seen;
}

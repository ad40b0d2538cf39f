import type { Label } from '../../../../engine/issue.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { type AskedOtherwise, askedOtherwise } from '../../../../engine/workflow/asked-otherwise.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import { type MigrationPlan, planMigration } from '../../../../engine/workflow/migration.ts';
import { predictPath } from '../../../../engine/workflow/predict.ts';
import { step } from '../../../../engine/workflow/step.ts';
import type { MigrationRow } from '../../store/migrations.ts';
import type { Acting } from '../acting.ts';
import { withFacts } from '../load-facts.ts';
import { type StepSubject, workflowFacts } from '../plan-step.ts';
import { subjectOf } from '../run-instance.ts';

/** Where an approval is to go on, and how. */
export interface Destination {
  configuration: string;
  nodes: Readonly<Record<string, string>>;
  visits: 'keep' | 'reopen';
}

/** What moving one approval would mean: the engine's plan, or that the other version fails where it stands. */
export type PlannedMove =
  | (MigrationPlan & { outcome: 'ok' } & AskedOtherwise)
  | Exclude<MigrationPlan, { outcome: 'ok' } | { outcome: 'blocked' }>
  | { outcome: 'blocked'; reason: string; node?: string };

/** The plan for an approval as it is now, and the subject of the command that would carry it out (approval.md L2). */
export async function planMove(
  acting: Acting,
  id: string,
  destination: Destination,
): Promise<{ plan: PlannedMove; subject: StepSubject; labels: Record<string, Label> }> {
  const subject = await subjectOf(acting, id);
  const instance = subject.instance as Instance;
  const { nodes, visits } = destination;
  const configuration = await acting.ground.tenants.configurations.get(destination.configuration);
  const workflow = configuration.workflows.get(instance.workflow);
  if (!workflow) throw new Refusal('instance.no-definition', { workflow: instance.workflow });
  const target = { ...subject, configuration, workflow };
  const [before, after] = [await workflowFacts(acting, subject), await workflowFacts(acting, target)];
  const labels = labelsOf(subject, target);
  // What the version of before reads is loaded first: the plan asks both.
  const path = await withFacts(before.loading, before.facts.facts, () =>
    predictPath(instance, instance.initiator.id, before.facts),
  );
  const plan = await withFacts(after.loading, after.facts.facts, (): PlannedMove => {
    const found = planMigration(instance, before.facts, after.facts, nodes);
    if (found.outcome !== 'ok') return found;
    if (instance.state === 'failed') return { ...found, gains: [], loses: [] };
    const command = {
      commandId: 'dry-run',
      verb: 'migrate',
      actor: { id: 'system:migration' },
      rehearsal: true,
      nodes: found.nodes,
      migration: visits,
    } as const;
    const there = step(instance, command, after.facts).instance;
    if (there.failure) return { outcome: 'blocked', reason: 'would-fail', node: there.failure.to };
    const ahead = predictPath(there, there.initiator.id, after.facts);
    return { ...found, ...askedOtherwise(path, ahead, found.nodes) };
  });
  return { plan, subject: target, labels };
}

/** What is noted of an approval that cannot be moved. */
export function whyNotMoved(
  plan: Exclude<PlannedMove, { outcome: 'ok' }>,
): Pick<MigrationRow, 'outcome' | 'reason' | 'nodes'> {
  const { outcome } = plan;
  if (outcome === 'needs-mapping') return { outcome, nodes: plan.nodes };
  return { outcome, reason: plan.reason, ...(plan.node !== undefined && { nodes: [plan.node] }) };
}

/** What the nodes of both versions are called; those of the newer one count. */
function labelsOf(...subjects: readonly StepSubject[]): Record<string, Label> {
  return Object.fromEntries(
    subjects.flatMap(({ workflow }) =>
      [...workflow.nodes].flatMap(([id, { definition }]) =>
        definition.label ? [[id, definition.label]] : [],
      ),
    ),
  );
}

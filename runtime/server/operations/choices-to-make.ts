import { Refusal } from '../../../engine/refusal.ts';
import { choiceOf } from '../../../engine/workflow/choices.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import { predictPath } from '../../../engine/workflow/predict.ts';
import type { Acting } from './acting.ts';
import { withFacts } from './load-facts.ts';
import { type StepSubject, workflowFacts } from './plan-step.ts';

/**
 * Whoever submits says who decides wherever the way that would follow asks for it: the machine itself asks
 * only at nodes that it enters at once (approval.md A5).
 */
export async function assertChosen(
  acting: Acting,
  subject: StepSubject,
  submitting: Pick<Command, 'chosen' | 'department'>,
): Promise<void> {
  const mayChoose = [...subject.workflow.nodes.values()].some(
    (node) => node.type === 'approval' && choiceOf(node)?.chosenBy === 'initiator',
  );
  if (!mayChoose) return;
  const { facts, loading } = await workflowFacts(acting, subject);
  const { steps } = await withFacts(loading, facts.facts, () =>
    predictPath(subject.instance, acting.person.id, facts, submitting),
  );
  const open = steps.find(({ choice }) => choice?.by === 'initiator');
  if (!open?.choice) return;
  const { least, most } = open.choice;
  throw new Refusal('task.choice-required', { node: open.node, least, most });
}

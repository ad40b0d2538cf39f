import type { AssigneeSource } from '../definition/assignees.ts';
import { Refusal } from '../refusal.ts';
import { seekingOf } from './assignees/seeking.ts';
import { candidatesOf } from './assignees/sources.ts';
import type { Command } from './command.ts';
import type { NodeOf } from './nodes/node.ts';
import type { Run } from './run.ts';

export type ChoiceSource = Extract<AssigneeSource, { chosenBy: unknown }>;

/** The source of a node that people choose; it has at most one. */
export function choiceOf(node: NodeOf<'approval'>): ChoiceSource | undefined {
  return node.definition.assignees.from.find((source): source is ChoiceSource => 'chosenBy' in source);
}

/** Verbs with which whoever acts says who decides at a node. */
const choosing = { initiator: ['start', 'resubmit'], previous: ['approve'] } as const;

/**
 * Keeps whom the actor chose for a node that is entered. A choice that the actor owes and did not make
 * refuses the command: nothing of it happens (approval.md A5). A prediction asks for none.
 */
export function takeChoices(run: Run, node: NodeOf<'approval'>): void {
  const source = choiceOf(node);
  if (!source || run.command.rehearsal) return;
  const isChooser = (choosing[source.chosenBy] as readonly string[]).includes(run.command.verb);
  const given = run.command.chosen?.[node.id];
  if (isChooser && given) keepChoice(run, node, source, given);
  else if (isChooser && !run.instance.choices?.[node.id])
    throw new Refusal('task.choice-required', { node: node.id, least: source.least, most: source.most });
}

/** Keeps what the initiator chose for nodes further on; what is no choice there is refused. */
export function takeEarlyChoices(run: Run): void {
  for (const [id, given] of Object.entries(run.command.chosen ?? {})) {
    const node = run.facts.workflow.nodes.get(id);
    const source = node?.type === 'approval' ? choiceOf(node) : undefined;
    if (node?.type !== 'approval' || source?.chosenBy !== 'initiator')
      throw new Refusal('task.choice-not-possible', { node: id });
    keepChoice(run, node, source, given);
  }
}

function keepChoice(
  run: Run,
  node: NodeOf<'approval'>,
  source: ChoiceSource,
  given: NonNullable<Command['chosen']>[string],
): void {
  const people = [...new Set(given)];
  const candidates = new Set(candidatesOf(source, seekingOf(run, node)).map((person) => person.id));
  const { least, most } = source;
  if (people.length < least || people.length > most || people.some((id) => !candidates.has(id)))
    throw new Refusal('task.choice-not-possible', { node: node.id, least, most });
  run.emit({ type: 'people-chosen', node: node.id, people });
}

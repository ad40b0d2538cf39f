import type { Assignees } from '../../definition/assignees.ts';

/** Whose record it is, and who has approved at a node. */
export interface Involved {
  initiator: string;
  approversOf: (node: string) => readonly string[];
}

/**
 * Why somebody must not decide at a node, however the seat would come about: it is the own record
 * (approval.md E3), or that one has approved where nobody may who decides here (A7). Undefined for others.
 */
export function whyMustNotDecide(
  person: string,
  { ifInitiator, notSameAs }: Pick<Assignees, 'ifInitiator' | 'notSameAs'>,
  { initiator, approversOf }: Involved,
): 'task.person-is-initiator' | 'task.person-decided-before' | undefined {
  if (person === initiator && ifInitiator !== 'self') return 'task.person-is-initiator';
  const hasDecided = notSameAs.some((node) => approversOf(node).includes(person));
  return hasDecided ? 'task.person-decided-before' : undefined;
}

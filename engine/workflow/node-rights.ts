import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { ApprovalNode, FieldRight } from '../definition/workflow.ts';
import type { WriteRights } from '../record/write-rights.ts';
import { type Instance, pendingSlots, type Visit } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';

/**
 * What a record under approval leaves to a person (approval.md F1, L4): its initiator may edit what
 * the start node allows while it is given back; the holder of a pending slot may write what the node
 * says, even where the own role only reads; everybody else, a delegate too, may only read. Nobody sees what the own
 * role or the node hides, and whoever has decided goes on seeing what that node showed.
 */
export function rightsUnderApproval(
  instance: Instance,
  personId: string,
  workflow: CompiledWorkflow,
  own: WriteRights,
): WriteRights {
  if (instance.state === 'returned' && instance.initiator.id === personId)
    return rightsAtStart(workflow, own);
  const pending = pendingSlots(instance).filter(({ slot }) => slot.assignee.id === personId);
  const shown = pending.map(({ visit }) => approvalOf(workflow, visit));
  const seen = shown.length > 0 ? shown : lastSeen(instance, personId, workflow);
  const held = pending
    .filter(({ slot }) => slot.origin !== 'delegate' && instance.state !== 'suspended')
    .map(({ visit }) => approvalOf(workflow, visit));
  const mayAdd = held.some((node) => node.linesRights.startsWith('add'));
  const mayDelete = held.some((node) => node.linesRights.endsWith('delete'));
  const isHidden = (path: string) =>
    seen.length > 0 && seen.every((node) => rightAt(node.fields, path) === 'hidden');
  return {
    canRead: (path) => own.canRead(path) && !isHidden(path),
    canWrite: (path) => own.canRead(path) && held.some((node) => isWritable(rightAt(node.fields, path))),
    canAddLines: (linesId) => mayAdd && own.canRead(linesId),
    canDeleteLines: (linesId) => mayDelete && own.canRead(linesId),
  };
}

/** Of somebody who was only asked a question at these nodes: what each of them hides stays hidden (approval.md F1, S8). */
export function rightsOfAsked(
  workflow: CompiledWorkflow,
  nodes: readonly string[],
  own: WriteRights,
): WriteRights {
  const asked = nodes.flatMap((id) => {
    const node = workflow.nodes.get(id);
    return node?.type === 'approval' ? [node.definition] : [];
  });
  const isHidden = (path: string) =>
    asked.length > 0 && asked.every((node) => rightAt(node.fields, path) === 'hidden');
  return { ...own, canRead: (path) => own.canRead(path) && !isHidden(path) };
}

/** Unlisted fields are the initiator's as ever; the start node can only take away. */
function rightsAtStart(workflow: CompiledWorkflow, own: WriteRights): WriteRights {
  const { fields } = (workflow.nodes.get(workflow.start) as NodeOf<'start'>).definition;
  const leaves = (path: string) => {
    const right = rightAt(fields, path);
    return right === undefined || isWritable(right);
  };
  return {
    canRead: (path) => own.canRead(path) && rightAt(fields, path) !== 'hidden',
    canWrite: (path) => own.canWrite(path) && leaves(path),
    canAddLines: (linesId) => own.canAddLines(linesId) && leaves(linesId),
    canDeleteLines: (linesId) => own.canDeleteLines(linesId) && leaves(linesId),
  };
}

function approvalOf(workflow: CompiledWorkflow, { node }: Visit): ApprovalNode {
  return (workflow.nodes.get(node) as NodeOf<'approval'>).definition;
}

/** The node of the last seat that a person had; the initiator goes on seeing what is the own. */
function lastSeen(instance: Instance, personId: string, workflow: CompiledWorkflow): ApprovalNode[] {
  if (instance.initiator.id === personId) return [];
  const visit = instance.visits.findLast(({ slots }) => slots.some((slot) => slot.assignee.id === personId));
  return visit ? [approvalOf(workflow, visit)] : [];
}

export function isWritable(right: FieldRight | undefined): boolean {
  return right === 'edit' || right === 'required';
}

/** A column without a right of its own has that of its lines field. */
export function rightAt(rights: Readonly<Record<string, FieldRight>>, path: string): FieldRight | undefined {
  return rights[path] ?? rights[path.split('.')[0] as string];
}

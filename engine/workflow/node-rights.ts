import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { FieldRight } from '../definition/workflow.ts';
import type { WriteRights } from '../record/write-rights.ts';
import { type Instance, pendingSlots } from './instance.ts';
import type { NodeOf } from './nodes/node.ts';

/**
 * What a record under approval leaves to a person (approval.md F1, L4): its initiator may edit while
 * it is given back; the holder of a pending slot may write what the node says and see what it does
 * not hide; everybody else may only read. Never more than the person's own policy allows.
 */
export function rightsUnderApproval(
  instance: Instance,
  personId: string,
  workflow: CompiledWorkflow,
  own: WriteRights,
): WriteRights {
  if (instance.state === 'returned' && instance.initiator.id === personId) return own;
  const nodes = pendingSlots(instance)
    .filter(({ slot }) => slot.assignee.id === personId)
    .map(({ visit }) => workflow.nodes.get(visit.node) as NodeOf<'approval'>);
  const rights = nodes.map((node) => node.definition.fields);
  const mayAdd = nodes.some((node) => node.definition.linesRights.startsWith('add'));
  const mayDelete = nodes.some((node) => node.definition.linesRights.endsWith('delete'));
  return {
    canRead: (path) =>
      own.canRead(path) && !(rights.length > 0 && rights.every((one) => rightAt(one, path) === 'hidden')),
    canWrite: (path) => own.canRead(path) && rights.some((one) => isWritable(rightAt(one, path))),
    canAddLines: (linesId) => mayAdd && own.canRead(linesId),
    canDeleteLines: (linesId) => mayDelete && own.canRead(linesId),
  };
}

function isWritable(right: FieldRight | undefined): boolean {
  return right === 'edit' || right === 'required';
}

/** A column without a right of its own has that of its lines field. */
function rightAt(rights: Readonly<Record<string, FieldRight>>, path: string): FieldRight | undefined {
  return rights[path] ?? rights[path.split('.')[0] as string];
}

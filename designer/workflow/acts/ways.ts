import { perform } from '../../draft/draft-store.ts';
import { freeId } from '../../graph/fragment.ts';
import { nodeOf, nodesOf } from '../../graph/pointer.ts';
import { wayWords } from '../../messages/ways.ts';
import { type ActGround, workflowOf } from './ground.ts';

/** Lets a branch of a condition lead back to a node, or on; what stood on it goes, and that is said. */
export function leadBranch(ground: ActGround, part: string, to: string | undefined): void {
  const [node = '', branch = ''] = part.split('/');
  const before = countOf(ground);
  perform(
    ground.drafts,
    { kind: 'lead-back', workflow: ground.open.ref, node, branch, to },
    { select: part },
  );
  tellRemoved(ground, before);
}

/** Lets what is rejected go another way: `own` for a new one, `to:` a node, or a word of the definition. */
export function leadRejected(ground: ActGround, node: string, choice: string | undefined): void {
  const before = countOf(ground);
  const way = choice?.startsWith('to:')
    ? { to: choice.slice(3) }
    : { ...(choice !== undefined && { word: choice }) };
  const edit = { kind: 'reject-way', workflow: ground.open.ref, node } as const;
  perform(ground.drafts, { ...edit, way: choice === 'own' ? ownWay(ground) : way }, { select: node });
  if (choice !== 'own') tellRemoved(ground, before);
}

/** A way of its own rejects at its end, so that it means what it meant before until something is put into it. */
function ownWay(ground: ActGround) {
  const workflow = workflowOf(ground);
  const label = { 'zh-CN': wayWords['zh-CN'].rejected, en: wayWords.en.rejected };
  return {
    id: freeId('x-rejected', (id) => nodeOf(workflow, id) !== undefined),
    node: { type: 'auto', label, decision: 'reject' },
  };
}

function countOf(ground: ActGround): number {
  return Object.keys(nodesOf(workflowOf(ground))).length;
}

function tellRemoved(ground: ActGround, before: number): void {
  const count = before - countOf(ground);
  if (count > 0) ground.tell('info', 'removedWith', { count });
}

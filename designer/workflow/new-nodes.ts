import type { JsonObject } from '../../engine/json.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import type { Edit } from '../draft/edit.ts';
import { type Fragment, fragmentOf, fragmentSchema, freeId, renamed } from '../graph/fragment.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeOf, type Pointer, targetOf } from '../graph/pointer.ts';
import { workflowWords } from '../messages/workflow.ts';

/** What the "+" offers, in order. */
const insertable = [
  ...(['approval', 'manager', 'condition', 'parallel', 'inclusive'] as const),
  ...(['cc', 'auto', 'delay', 'service', 'subprocess', 'end-branch'] as const),
] as const;

export type Insertable = (typeof insertable)[number];

/** What can be put into ways: a branch ends only where it would meet the others of its fork, so that nothing is cut off. */
export function insertableInto(
  workflow: JsonObject,
  graph: Graph,
  at: readonly Pointer[],
): readonly Insertable[] {
  const joins = new Set(graph.joins.values());
  const isLastOfBranch = at.length > 0 && at.every((one) => joins.has(targetOf(workflow, one) ?? ''));
  return insertable.filter((one) => one !== 'end-branch' || isLastOfBranch);
}

const label = (key: 'newApproval' | 'newManagerApproval' | 'cc') => ({
  'zh-CN': workflowWords['zh-CN'][key],
  en: workflowWords.en[key],
});

/** A new node; of a fork the join comes with it, under the id that it names. */
const nodes: Record<Insertable, (join: string) => JsonObject> = {
  approval: () => ({ type: 'approval', label: label('newApproval'), assignees: { from: [] } }),
  manager: () => ({
    type: 'approval',
    label: label('newManagerApproval'),
    assignees: { from: [{ manager: 1 }], ifNone: ['parent-level', 'flow-admin'] },
  }),
  condition: () => ({
    type: 'exclusive',
    branches: { 'x-case': { label: branchLabel(1) }, default: {} },
  }),
  parallel: (join) => ({
    type: 'parallel',
    join,
    branches: {
      'x-case': { label: branchLabel(1, 'newParallelBranch'), next: join },
      'x-case-2': { label: branchLabel(2, 'newParallelBranch'), next: join },
    },
  }),
  inclusive: (join) => ({
    type: 'inclusive',
    join,
    branches: {
      'x-case': { label: branchLabel(1), next: join },
      'x-case-2': { label: branchLabel(2), next: join },
      default: { next: join },
    },
  }),
  cc: () => ({ type: 'cc', label: label('cc'), assignees: { from: [] } }),
  auto: () => ({ type: 'auto', decision: 'approve' }),
  delay: () => ({ type: 'delay', until: { after: 'P1D' } }),
  service: () => ({ type: 'service', service: 'set-fields', input: {} }),
  subprocess: () => ({ type: 'subprocess', workflow: '' }),
  'end-branch': () => ({ type: 'end-branch' }),
};

/** Ids of a company's own nodes, so that an upgrade of the standard never brings the same ones. */
const ids: Record<Insertable, string> = {
  approval: 'x-approval',
  manager: 'x-manager-approval',
  condition: 'x-condition',
  parallel: 'x-parallel',
  inclusive: 'x-inclusive',
  cc: 'x-cc',
  auto: 'x-auto',
  delay: 'x-delay',
  service: 'x-service',
  subprocess: 'x-subprocess',
  'end-branch': 'x-end-branch',
};

export function branchLabel(
  count: number,
  key: 'newBranch' | 'newParallelBranch' = 'newBranch',
): { 'zh-CN': string; en: string } {
  const words = (language: 'zh-CN' | 'en') => fill(workflowWords[language][key], { count });
  return { 'zh-CN': words('zh-CN'), en: words('en') };
}

/** The edit that puts something new into ways, and the node to look at then. */
export function insertion(
  ref: DefinitionRef,
  workflow: JsonObject,
  what: Insertable,
  at: readonly Pointer[],
): { edit: Edit; id: string } {
  const isTaken = (one: string) => nodeOf(workflow, one) !== undefined;
  const id = freeId(ids[what], isTaken);
  const join = freeId('x-join', isTaken);
  const node = nodes[what](join);
  if (node.join === undefined) return { id, edit: { kind: 'insert-node', workflow: ref, at, id, node } };
  const fragment: Fragment = {
    $schema: fragmentSchema,
    entry: id,
    nodes: { [id]: node, [join]: { type: 'join' } },
  };
  return { id, edit: { kind: 'paste-nodes', workflow: ref, at, fragment } };
}

/** The edit that puts copied nodes into a way, under ids that are free there. */
export function pasting(
  ref: DefinitionRef,
  workflow: JsonObject,
  fragment: Fragment,
  at: readonly Pointer[],
): Edit & { kind: 'paste-nodes' } {
  return { kind: 'paste-nodes', workflow: ref, at, fragment: withFreeIds(workflow, fragment) };
}

export function withFreeIds(workflow: JsonObject, fragment: Fragment): Fragment {
  const taken = new Set<string>();
  return renamed(fragment, (id) => {
    const own = id.startsWith('x-') ? id : `x-${id}`;
    const free = freeId(own, (one) => taken.has(one) || nodeOf(workflow, one) !== undefined);
    taken.add(free);
    return free;
  });
}

/** The nodes that only one branch leads to, for duplicating the branch with them. */
export function branchFragment(workflow: JsonObject, own: readonly string[]): Fragment | undefined {
  const fragment = fragmentOf(workflow, own);
  return fragment && withFreeIds(workflow, fragment);
}

import type { JsonObject } from '../../engine/json.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import type { Edit } from '../draft/edit.ts';
import { type Fragment, fragmentOf, freeId, renamed } from '../graph/fragment.ts';
import { nodeOf, type Pointer } from '../graph/pointer.ts';
import { workflowWords } from '../messages/workflow.ts';

/** What the "+" offers, in order. */
export const insertable = ['approval', 'manager', 'condition'] as const;

export type Insertable = (typeof insertable)[number];

const label = (key: 'newApproval' | 'newManagerApproval') => ({
  'zh-CN': workflowWords['zh-CN'][key],
  en: workflowWords.en[key],
});

const nodes: Record<Insertable, () => JsonObject> = {
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
};

/** Ids of a company's own nodes, so that an upgrade of the standard never brings the same ones. */
const ids: Record<Insertable, string> = {
  approval: 'x-approval',
  manager: 'x-manager-approval',
  condition: 'x-condition',
};

export function branchLabel(count: number): { 'zh-CN': string; en: string } {
  const words = (language: 'zh-CN' | 'en') =>
    workflowWords[language].newBranch.replace('{{count}}', String(count));
  return { 'zh-CN': words('zh-CN'), en: words('en') };
}

export function insertion(
  ref: DefinitionRef,
  workflow: JsonObject,
  what: Insertable,
  at: readonly Pointer[],
): Edit & { kind: 'insert-node' } {
  const id = freeId(ids[what], (one) => nodeOf(workflow, one) !== undefined);
  return { kind: 'insert-node', workflow: ref, at, id, node: nodes[what]() };
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

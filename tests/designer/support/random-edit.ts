import fc from 'fast-check';
import { definitionAt, targetIn } from '../../../designer/draft/definition-ref.ts';
import type { Edit } from '../../../designer/draft/edit.ts';
import { fragmentOf, freeId, renamed } from '../../../designer/graph/fragment.ts';
import { graphOf } from '../../../designer/graph/graph.ts';
import { nodeOf, type Pointer } from '../../../designer/graph/pointer.ts';
import { type Insertable, insertableInto, insertion } from '../../../designer/workflow/new-nodes.ts';
import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { order, orderApproval, orderForm, workflowIn } from './shipped.ts';

/** A wish as numbers; which edit it is depends on the modules as they are by then. */
export const wishes = (most: number) =>
  fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: most });

export type Wish = readonly [number, number, number];

/** The edit that a wish stands for, of the order's workflow. */
export function workflowEdit(sources: Sources, [what, which, where]: Wish): Edit {
  const workflow = workflowIn(sources);
  const graph = graphOf(workflow);
  const pointers = graph.nodes.flatMap((id) => (graph.exits.get(id) ?? []).map((one) => one.pointer));
  const at = [pick(pointers, where) as Pointer];
  const node = pick(graph.nodes, which) as string;
  const taken = (id: string) => nodeOf(workflow, id) !== undefined;
  const branches = Object.keys((nodeOf(workflow, node)?.branches as JsonObject | undefined) ?? {});
  const branch = pick(branches, where) ?? 'none';
  const edits: (() => Edit)[] = [
    () => ({
      kind: 'insert-node',
      workflow: orderApproval,
      at,
      id: freeId('approval', taken),
      node: { type: 'approval', label: { 'zh-CN': '审批', en: 'Approval' }, assignees: { from: [] } },
    }),
    () => ({
      kind: 'insert-node',
      workflow: orderApproval,
      at,
      id: freeId('condition', taken),
      node: { type: 'exclusive', branches: { 'case-1': {}, default: {} } },
    }),
    () =>
      insertion(orderApproval, workflow, pick(insertableInto(workflow, graph, at), where) as Insertable, at)
        .edit,
    () => ({
      kind: 'decide-auto',
      workflow: orderApproval,
      node,
      decision: where % 2 === 0 ? 'reject' : 'approve',
    }),
    () => ({ kind: 'remove-node', workflow: orderApproval, node }),
    () => ({ kind: 'move-node', workflow: orderApproval, node, at }),
    () => ({
      kind: 'add-branch',
      workflow: orderApproval,
      node,
      branch: freeId('case', (id) => branches.includes(id)),
      value: { when: 'total > 1' },
    }),
    () => ({ kind: 'remove-branch', workflow: orderApproval, node, branch }),
    () => ({
      kind: 'move-branch',
      workflow: orderApproval,
      node,
      branch,
      place: { before: pick(branches, which) as string },
    }),
    () => {
      const fragment = fragmentOf(workflow, graph.nodes.slice(which % 7, (which % 7) + 3));
      if (!fragment) return { kind: 'remove-node', workflow: orderApproval, node };
      const names = new Set<string>();
      const idFor = (id: string) => {
        const free = freeId(id, (one) => taken(one) || names.has(one));
        names.add(free);
        return free;
      };
      return { kind: 'paste-nodes', workflow: orderApproval, at, fragment: renamed(fragment, idFor) };
    },
  ];
  return (pick(edits, what) as () => Edit)();
}

/** The edit that a wish stands for, of the order's fields and form. */
export function formEdit(sources: Sources, [what, which, where]: Wish): Edit {
  const fields = Object.keys((definitionAt(sources, order)?.fields as JsonObject) ?? {});
  const sections = (definitionAt(sources, orderForm)?.sections as JsonObject) ?? {};
  const section = pick(Object.keys(sections), where) ?? 'basics';
  const elements = isJsonObject(sections[section]) ? (sections[section].elements as JsonObject) : {};
  const field = pick(fields, which) as string;
  const anchor = pick(Object.keys(elements), what) ?? 'none';
  const id = freeFieldId(fields);
  const edits: (() => Edit)[] = [
    () => ({
      kind: 'add-field',
      entity: order,
      id,
      definition: { type: 'text', label: { 'zh-CN': '项目', en: 'Project' } },
      place: { after: field },
      form: { form: orderForm, section, place: { after: anchor } },
      list: { form: orderForm, place: { after: field } },
    }),
    () => ({ kind: 'remove-field', entity: order, path: field.startsWith('x_') ? field : id }),
    () => ({ kind: 'place-field', form: orderForm, field, section, place: { before: anchor }, width: 4 }),
    () => ({ kind: 'unplace-field', form: orderForm, field }),
    () => ({
      kind: 'set-property',
      target: targetIn(order, 'fields', field, 'required'),
      value: where % 2 === 0 ? true : undefined,
    }),
    () => ({
      kind: 'set-property',
      target: targetIn(order, 'fields', field, 'help', 'en'),
      value: where % 3 === 0 ? undefined : `Help ${where}`,
    }),
    () => ({
      kind: 'move-entry',
      target: targetIn(orderForm, 'sections', section),
      place: { before: pick(Object.keys(sections), which) as string },
    }),
    () => ({
      kind: 'add-entry',
      target: targetIn(orderForm, 'sections', `x-part-${which % 5}`),
      value: { label: { en: 'Part' }, elements: {} },
      place: { after: section },
    }),
  ];
  return (pick(edits, what) as () => Edit)();
}

function pick<T>(all: readonly T[], index: number): T | undefined {
  return all[index % Math.max(1, all.length)];
}

function freeFieldId(fields: readonly string[]): string {
  for (let count = 1; ; count++) if (!fields.includes(`x_part${count}`)) return `x_part${count}`;
}

import type { ModuleSource } from '../../engine/definition/parse-module.ts';
import { moduleOf } from './configuration.ts';

type Nodes = Record<string, object>;

/** Claims that are approved by `review`, which leads through these nodes. */
export function claimsThrough(
  nodes: Nodes,
  { fields = {}, role = {} }: { fields?: object; role?: Record<string, object> } = {},
): ModuleSource {
  return moduleOf('claims', {
    entity: {
      claim: {
        kind: 'document',
        title: 'name',
        states: { draft: {}, 'in-approval': {}, approved: {} },
        transitions: { submit: { from: ['draft'], workflow: 'review', approved: 'approved' } },
        fields: { name: { type: 'text' }, ...fields },
      },
    },
    role,
    workflow: { review: wayThrough(nodes) },
  });
}

/** A workflow of claims through these nodes, the first of them behind its start. */
export function wayThrough(nodes: Nodes): object {
  const [first] = Object.keys(nodes);
  return {
    entity: 'claim',
    nodes: { start: { type: 'start', next: first }, ...nodes, end: { type: 'end' } },
  };
}

import type { NodeType } from './node.ts';

export const startNode: NodeType<'start'> = {
  enter: (_run, node) => ({ next: node.next }),
};

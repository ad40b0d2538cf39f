import { endInstance } from '../close.ts';
import type { NodeType } from './node.ts';

export const endNode: NodeType<'end'> = {
  enter(run) {
    endInstance(run, 'approved');
    return 'over';
  },
};

import { advance } from '../advance.ts';
import { closeVisit } from '../close.ts';
import { supersedeBehind } from '../supersede.ts';
import type { TimeoutType } from './timeout.ts';

/**
 * The way leaves the node by an edge of the ladder, without a decision of anybody; where that leads back,
 * what was passed since does not count any more (approval.md H2, G4).
 */
export const jumpByEdge: TimeoutType<'jump-edge'> = (run, { node, visit, rung }) => {
  closeVisit(run, visit.id, 'cancelled', 'timeout');
  if (rung.back) supersedeBehind(run, visit.token, rung.next);
  advance(run, visit.token, node.id, rung.next);
};

import { newVisit, openClosed } from '../open-visit.ts';
import { rejectWay } from '../reject.ts';
import type { NodeType } from './node.ts';

/** Decides by itself and says so in a visit (approval.md E7). */
export const autoNode: NodeType<'auto'> = {
  enter(run, node, token) {
    const { decision, next, onReject } = node.definition;
    openClosed(run, newVisit(run, node, token.id, []), 'skipped', `auto-${decision}`);
    if (decision === 'reject') return onReject === 'end' ? rejectWay(run, token) : { next: onReject.branch };
    if (next === undefined) throw new Error(`node ${node.id} leads nowhere`);
    return { next };
  },
};

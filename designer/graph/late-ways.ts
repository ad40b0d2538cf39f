import { isJsonObject, type Json } from '../../engine/json.ts';
import type { Pointer } from './pointer.ts';

/** A way that a node is left by when its time is up (approval.md H2). Others never meet on it, so it is no exit. */
export interface LateWay {
  pointer: Pointer;
  target: string | undefined;
  /** It leads back to where the way has been (approval.md G4). */
  isBack?: true;
}

/** The late ways of a node, rung by rung. */
export function lateWaysOf(id: string, node: Json | undefined): LateWay[] {
  const rungs = isJsonObject(node) && Array.isArray(node.timeouts) ? node.timeouts : [];
  return rungs.flatMap((rung, index): LateWay[] => {
    if (!isJsonObject(rung) || rung.action !== 'jump-edge') return [];
    const target = typeof rung.next === 'string' ? rung.next : undefined;
    const pointer = { node: id, path: ['timeouts', String(index), 'next'] };
    return [{ pointer, target, ...(rung.back === true && { isBack: true as const }) }];
  });
}

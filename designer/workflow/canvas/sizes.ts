import type { JsonObject } from '../../../engine/json.ts';
import type { Size } from '../../graph/block.ts';
import { typeOf } from '../../graph/graph.ts';
import type { SizeOf } from '../../graph/layout.ts';
import { nodeOf } from '../../graph/pointer.ts';

const small: Size = { width: 168, height: 44 };
/** Forks are named by what they ask. */
const fork: Size = { width: 336, height: 44 };

const nodeSizes: Record<string, Size> = {
  start: small,
  end: small,
  approval: { width: 248, height: 78 },
  exclusive: fork,
  parallel: fork,
  inclusive: fork,
  join: small,
  'end-branch': small,
  auto: small,
};

/** The size of everything on the canvas: fixed, so that the layout is known before anything is drawn. */
export function sizesOf(workflow: JsonObject): SizeOf {
  return ({ kind, node }) => {
    if (kind === 'branch') return { width: 212, height: 84 };
    if (kind === 'jump') return { width: 212, height: 36 };
    return nodeSizes[typeOf(nodeOf(workflow, node))] ?? { width: 248, height: 78 };
  };
}

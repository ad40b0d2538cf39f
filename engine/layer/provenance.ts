import type { Change, LayerDefinition } from '../definition/layer.ts';

/** Which change of which layer a property comes from. */
export interface Provenance {
  layer: LayerDefinition['layer'];
  change: Change;
}

interface Step extends Provenance {
  order: number;
}

/** Changes by target, in the order in which they were made; what is not here is the standard's. */
export type ProvenanceIndex = ReadonlyMap<string, readonly Step[]>;

export function indexProvenance(layers: readonly LayerDefinition[]): ProvenanceIndex {
  const index = new Map<string, Step[]>();
  let order = 0;
  for (const { layer, changes } of layers)
    for (const change of changes)
      index.set(change.target, [...(index.get(change.target) ?? []), { layer, change, order: order++ }]);
  return index;
}

/**
 * Where the property at a target comes from: the last change of it or of something around it;
 * undefined means the standard module. Moving what is around it does not change it.
 */
export function provenanceOf(index: ProvenanceIndex, target: string): Provenance | undefined {
  let last: Step | undefined;
  for (let path = target; path.includes('/'); path = path.slice(0, path.lastIndexOf('/'))) {
    const found = index.get(path)?.findLast(({ change }) => path === target || change.op !== 'move');
    if (found && (!last || found.order > last.order)) last = found;
  }
  return last && { layer: last.layer, change: last.change };
}

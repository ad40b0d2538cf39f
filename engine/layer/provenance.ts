import type { Change, LayerDefinition } from '../definition/layer.ts';

/** Which change of which layer a property comes from. */
export interface Provenance {
  layer: LayerDefinition['layer'];
  change: Change;
}

/** Provenance of every property that layers touched, by target; what is not here is the standard's. */
export type ProvenanceIndex = ReadonlyMap<string, Provenance>;

export function indexProvenance(layers: readonly LayerDefinition[]): ProvenanceIndex {
  const index = new Map<string, Provenance>();
  for (const { layer, changes } of layers)
    for (const change of changes) index.set(change.target, { layer, change });
  return index;
}

/** Where the property at a target comes from: the nearest change at it or above it; undefined means the standard module. */
export function provenanceOf(index: ProvenanceIndex, target: string): Provenance | undefined {
  for (let path = target; path.includes('/'); path = path.slice(0, path.lastIndexOf('/'))) {
    const found = index.get(path);
    if (found && (path === target || found.change.op !== 'move')) return found;
  }
  return undefined;
}

import { applyLayer } from '../../engine/layer/apply-layer.ts';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import type { Sources } from '../../engine/layer/target.ts';

/** Two consultants' work brought together: one's changes since the common state, made to what the other made of it. */
export interface Merge {
  sources: Sources;
  /** Changes that are not saved yet. */
  mine: number;
  /** Targets that both changed; mine wins where they still exist. */
  both: readonly string[];
  /** Targets of mine that have nothing to stand on any more. */
  lost: readonly string[];
}

export function mergeDrafts(common: Sources, mine: Sources, theirs: Sources): Merge {
  const changes = diffSources(common, mine);
  const { sources, issues } = applyLayer(theirs, { layer: 'tenant', base: {}, changes });
  const targetsOf = (isBoth: boolean) =>
    issues
      .filter((one) => (one.code === 'layer.base-changed' || one.code === 'layer.target-exists') === isBoth)
      .map((one) => String(one.params.target));
  return { sources, mine: changes.length, both: targetsOf(true), lost: targetsOf(false) };
}

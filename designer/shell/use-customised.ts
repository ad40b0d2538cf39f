import { useMemo } from 'react';
import type { Change } from '../../engine/definition/layer.ts';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { useDraft, useSources } from '../draft/DraftProvider.tsx';

const known = new WeakMap<Sources, readonly Change[]>();

/** What this company has that the standard has not, by `module/kind/id`: the changes of each definition. */
export function useCustomised(): ReadonlyMap<string, readonly Change[]> {
  const standard = useDraft((state) => state.workspace.standard);
  const sources = useSources();
  return useMemo(() => byDefinition(changesBetween(standard, sources)), [standard, sources]);
}

/** The changes from the standard, worked out once for each state of the modules. */
export function changesBetween(standard: Sources, sources: Sources): readonly Change[] {
  let changes = known.get(sources);
  if (!changes) {
    changes = diffSources(standard, sources);
    known.set(sources, changes);
  }
  return changes;
}

export function byDefinition(changes: readonly Change[]): Map<string, Change[]> {
  const map = new Map<string, Change[]>();
  for (const change of changes) {
    const key = change.target.split('/').slice(0, 3).join('/');
    map.set(key, [...(map.get(key) ?? []), change]);
  }
  return map;
}

import { useMemo } from 'react';
import type { Change } from '../../engine/definition/layer.ts';
import { sameJson } from '../../engine/json.ts';
import { indexProvenance, provenanceOf } from '../../engine/layer/provenance.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { definitionAt, targetIn } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import type { PropertyPlace } from './use-property.ts';

/** Where a property comes from: the standard, or the company, and then who changed it when and why. */
export interface Story {
  origin: 'standard' | 'changed' | 'added';
  /** Of a change that is saved; absent for one just made. */
  change?: Pick<Change, 'author' | 'at' | 'reason'>;
  reason: string;
}

export function useStory({ definition, path }: PropertyPlace): Story {
  const value = useDraft((state) =>
    valueWithin(definitionAt(state.history.present.sources, definition), path),
  );
  const standard = useDraft((state) => valueWithin(definitionAt(state.workspace.standard, definition), path));
  const parent = path.slice(0, 2);
  const inStandard = useDraft((state) => {
    const found = valueWithin(definitionAt(state.workspace.standard, definition), parent);
    return found !== undefined;
  });
  const saved = useDraft((state) => state.saved);
  const target = targetIn(definition, ...path);
  const given = useDraft((state) => state.reasons[target]);
  return useMemo((): Story => {
    if (value === standard || sameJson(value, standard)) return { origin: 'standard', reason: '' };
    const origin = inStandard ? 'changed' : 'added';
    const before = valueWithin(definitionAt(saved.sources, definition), path);
    const change = sameJson(before, value) ? changeAt(saved.layer.changes, target) : undefined;
    const reason = given ?? change?.reason ?? '';
    return { origin, reason, ...(change && { change }) };
  }, [value, standard, inStandard, saved, definition, path, target, given]);
}

/** The change that a property comes from: its own, the one it is part of, or the first that is part of it. */
function changeAt(changes: readonly Change[], target: string): Change | undefined {
  const index = indexProvenance([{ layer: 'tenant', base: {}, changes: [...changes] }]);
  return provenanceOf(index, target)?.change ?? changes.find((one) => one.target.startsWith(`${target}/`));
}

import { useMemo } from 'react';
import { sameJson } from '../../engine/json.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { definitionAt } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import { useWorkflow } from './workflow-context.tsx';

/** Whether what stands at a path of the open workflow differs from the standard; where a way leads does not count. */
export function useIsCustomised(path: readonly string[]): boolean {
  const { ref } = useWorkflow();
  const own = useDraft((state) => valueWithin(definitionAt(state.history.present.sources, ref), path));
  const standard = useDraft((state) => valueWithin(definitionAt(state.workspace.standard, ref), path));
  return useMemo(
    () => own !== standard && !sameJson(withoutWays(own), withoutWays(standard)),
    [own, standard],
  );
}

/** A node's own content: neither where it leads nor its branches, which have marks of their own. */
function withoutWays(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { next: _, branches: __, ...content } = value as Record<string, unknown>;
  return content;
}

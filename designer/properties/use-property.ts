import { useCallback, useMemo } from 'react';
import { type Json, sameJson } from '../../engine/json.ts';
import { useCheck, useDraft, useDraftStore } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt, sameRef, targetIn } from '../draft/definition-ref.ts';
import { perform } from '../draft/draft-store.ts';
import type { Problem } from '../draft/problems.ts';
import { valueWithin } from '../draft/value-within.ts';

export interface PropertyPlace {
  definition: DefinitionRef;
  /** Keys within the definition. */
  path: readonly string[];
}

export interface PropertyAccess<T extends Json = Json> {
  value: T | undefined;
  standard: T | undefined;
  /** Gives it a value; undefined, or the default where the standard says nothing, takes it away. */
  set(value: T | undefined): void;
}

/** One property of a definition: what it is, what it is in the standard, and how to change it. */
export function useProperty<T extends Json = Json>(place: PropertyPlace, fallback?: T): PropertyAccess<T> {
  const { definition, path } = place;
  const drafts = useDraftStore();
  const value = useDraft((state) =>
    valueWithin(definitionAt(state.history.present.sources, definition), path),
  );
  const standard = useDraft((state) => valueWithin(definitionAt(state.workspace.standard, definition), path));
  const target = targetIn(definition, ...path);
  const set = useCallback(
    (next: T | undefined) => {
      const isDefault = standard === undefined && fallback !== undefined && sameJson(next, fallback);
      perform(
        drafts,
        { kind: 'set-property', target, value: isDefault ? undefined : next },
        { mergeKey: `set ${target}` },
      );
    },
    [drafts, target, standard, fallback],
  );
  return { value: (value ?? fallback) as T | undefined, standard: standard as T | undefined, set };
}

/** What the check says about a property and what is within it. */
export function useProblemsAt({ definition, path }: PropertyPlace): Problem[] {
  const problems = useCheck((state) => state.problems);
  const key = path.join('/');
  return useMemo(
    () =>
      problems.filter((one) => {
        if (!sameRef(one.ref, definition)) return false;
        const own = one.path.join('/');
        return own === key || own.startsWith(`${key}/`);
      }),
    [problems, definition, key],
  );
}

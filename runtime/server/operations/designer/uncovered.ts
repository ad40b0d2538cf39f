import type { Configuration } from '../../../../engine/compile/compiled.ts';

/** Fields of a configuration, by entity and path, that are sensitive in it and not in another one any more. */
export function uncovered(before: Configuration, after: Configuration): string[] {
  return [...before.entities.values()].flatMap(({ id, byPath }) =>
    [...byPath.values()].flatMap(({ path, definition }) => {
      const field = after.entities.get(id)?.byPath.get(path);
      return definition.sensitive && field?.definition.sensitive === false ? [`${id}/${path}`] : [];
    }),
  );
}

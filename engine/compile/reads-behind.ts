import type { CompiledEntity, CompiledField } from './compiled.ts';
import { readsOf } from './link-entities.ts';

/**
 * The fields of a referred record that expressions of the entity read: what a form has to know of a
 * record once it is chosen, to compute what follows from it.
 */
export function readsBehind(entity: CompiledEntity, field: CompiledField): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [lines, reads] of readsOf(entity))
    for (const { root, path } of reads) {
      const way = root === 'row' && lines !== undefined ? [lines, ...path] : root === 'record' ? path : [];
      const own = field.path.split('.');
      const name = way[own.length];
      if (name !== undefined && own.every((step, index) => way[index] === step)) names.add(name);
    }
  return names;
}

import { CompileContext } from '../../engine/compile/context.ts';
import type { ModuleDefinition } from '../../engine/definition/module.ts';
import { type DefinitionKind, definitionKinds, moduleHead } from '../../engine/definition/module.ts';
import type { Json } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';

/** What the modules mean as far as they can be read: their shapes, for typing and completing expressions. */
export interface Analysis {
  sources: Sources;
  context: CompileContext;
}

const parsedDefinitions = new WeakMap<object, { value?: unknown }>();
let last: Analysis | undefined;

/**
 * Reads the modules; a definition whose shape is wrong is left out until it is right again. Most
 * definitions are the same objects from one edit to the next, so only what changed is read again.
 */
export function analyse(sources: Sources): Analysis {
  if (last?.sources === sources) return last;
  const modules = Object.values(sources).flatMap((source) => {
    const head = parse('module', source.module);
    if (head === undefined) return [];
    const kinds = Object.fromEntries(
      Object.keys(definitionKinds).map((kind) => [
        kind,
        Object.fromEntries(
          Object.entries(source[kind as DefinitionKind]).flatMap(([id, one]) => {
            const definition = parse(kind as DefinitionKind, one);
            return definition === undefined ? [] : [[id, definition]];
          }),
        ),
      ]),
    );
    return [{ ...(head as object), ...kinds } as unknown as ModuleDefinition];
  });
  last = { sources, context: new CompileContext(modules) };
  return last;
}

function parse(kind: DefinitionKind | 'module', source: Json): unknown {
  if (typeof source !== 'object' || source === null) return undefined;
  const known = parsedDefinitions.get(source);
  if (known) return known.value;
  const schema = kind === 'module' ? moduleHead : definitionKinds[kind].schema;
  const parsed = schema.safeParse(source);
  parsedDefinitions.set(source, { value: parsed.data });
  return parsed.data;
}

import type { Label } from '../../engine/issue.ts';
import { isJsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { type DesignedKind, designedKinds } from './kinds.tsx';

export interface ListedDefinition {
  ref: DefinitionRef & { kind: DesignedKind };
  label: Label;
}

export interface ListedModule {
  id: string;
  label: Label;
  icon: string | null;
  definitions: readonly ListedDefinition[];
}

/** Everything that can be customised, by module, in written order. */
export function catalogueOf(sources: Sources): ListedModule[] {
  return Object.entries(sources).map(([module, source]) => ({
    id: module,
    label: labelOf(source.module) ?? { en: module },
    icon: typeof source.module.icon === 'string' ? source.module.icon : null,
    definitions: designedKinds.flatMap((kind) =>
      Object.entries(source[kind]).map(([id, definition]) => ({
        ref: { module, kind, id },
        label: labelOf(definition) ?? { en: id },
      })),
    ),
  }));
}

export function labelOf(definition: unknown): Label | undefined {
  const label = isJsonObject(definition) ? definition.label : undefined;
  return isJsonObject(label) ? (label as Label) : undefined;
}

export function addressOf({ kind, module, id }: DefinitionRef): string {
  return `/${kind}/${module}/${id}`;
}

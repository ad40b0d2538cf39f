import { type Build, buildConfiguration } from '../../../../engine/check/build-configuration.ts';
import { type LayerDefinition, layerDefinition } from '../../../../engine/definition/layer.ts';
import { parseDefinition } from '../../../../engine/definition/parse-definition.ts';
import { isError } from '../../../../engine/issue.ts';
import type { Acting } from '../acting.ts';
import { Invalid } from '../invalid.ts';

/** A layer from outside in its checked shape; what is wrong with it is thrown at once. */
export function parseLayer(written: unknown): LayerDefinition {
  const parsed = parseDefinition(layerDefinition, written, ['layer']);
  if (parsed.issues) throw new Invalid(parsed.issues);
  return parsed.value;
}

/** What a layer makes of the standard modules of today: the configuration, or every problem. */
export function buildWith(acting: Acting, layer: LayerDefinition): Build {
  return buildConfiguration(acting.ground.tenants.standardSources, [layer]);
}

/** The build of a layer that must be usable. */
export function buildUsable(
  acting: Acting,
  layer: LayerDefinition,
): Required<Pick<Build, 'configuration'>> & Build {
  const build = buildWith(acting, layer);
  if (!build.configuration) throw new Invalid(build.issues.filter(isError));
  return { ...build, configuration: build.configuration };
}

/** The versions of the standard modules, as a layer's base names them. */
export function standardVersions(acting: Acting): Record<string, string> {
  const sources = acting.ground.tenants.standardSources;
  return Object.fromEntries(
    Object.entries(sources).map(([id, source]) => [id, String(source.module.version)]),
  );
}

export const emptyLayer: LayerDefinition = { layer: 'tenant', base: {}, changes: [] };

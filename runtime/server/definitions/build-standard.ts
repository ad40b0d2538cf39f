import { type Build, buildConfiguration } from '../../../engine/check/build-configuration.ts';
import type { Sources } from '../../../engine/layer/target.ts';

const builds = new WeakMap<Sources, Build>();

/** What the standard modules give without any layer; built once a process, which checks them, compares tenants with them and serves with them. */
export function buildStandard(standard: Sources): Build {
  const known = builds.get(standard);
  if (known) return known;
  const build = buildConfiguration(standard, []);
  builds.set(standard, build);
  return build;
}

import semver from 'semver';
import type { ModuleDefinition } from '../definition/module.ts';
import { type Issue, issue, pointer } from '../issue.ts';

/** Whether every module finds the modules that it requires, in a version that it can use. */
export function checkModules(modules: readonly ModuleDefinition[]): Issue[] {
  const versions = new Map(modules.map((module) => [module.id, module.version]));
  return modules.flatMap((module) =>
    Object.entries(module.requires).flatMap(([id, range]) => {
      const path = pointer([module.id, 'module', module.id, 'requires', id]);
      const version = versions.get(id);
      if (version === undefined) return [issue('module.missing-requirement', path, { module: id })];
      return semver.satisfies(version, range)
        ? []
        : [issue('module.wrong-version', path, { module: id, version, range })];
    }),
  );
}

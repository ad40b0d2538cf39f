import { buildConfiguration } from '../../engine/check/build-configuration.ts';
import type { Configuration } from '../../engine/compile/compiled.ts';
import { emptySource, type ModuleSource } from '../../engine/definition/parse-module.ts';
import type { Issue } from '../../engine/issue.ts';
import { isError } from '../../engine/issue.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';

/** The shipped module of users and departments, which every other needs. */
export const organisationModule = moduleAt('definitions/organisation');

/** A module as it stands in a folder of definitions. */
export function moduleAt(folder: string): ModuleSource {
  const { sources, issues } = loadDefinitions([folder]);
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return Object.values(sources)[0] as ModuleSource;
}

type Kinds = Partial<Record<Exclude<keyof ModuleSource, 'module'>, Record<string, object>>>;

/**
 * A module from its definitions by kind and id. What a test does not care about is filled in: ids
 * from the keys, labels wherever the language wants one.
 */
export function moduleOf(id: string, kinds: Kinds, head: object = {}): ModuleSource {
  const source = emptySource({ id, version: '1.0.0', label: labelOf(id), ...head });
  for (const [kind, definitions] of Object.entries(kinds))
    for (const [definitionId, definition] of Object.entries(definitions))
      source[kind as keyof Kinds][definitionId] = labelled(
        { id: definitionId, ...definition } as JsonObject,
        definitionId,
      );
  return source;
}

const labelOf = (id: string): JsonObject => ({ 'zh-CN': id, en: id });

/** Collections whose entries carry a label of their own. */
const labelledCollections = new Set([
  'fields',
  'states',
  'transitions',
  'options',
  'dimensions',
  'measures',
  'sections',
  'parameters',
  'groups',
]);

function labelled(definition: JsonObject, id: string): JsonObject {
  const filled: JsonObject = { ...definition, label: definition.label ?? labelOf(id) };
  for (const [key, value] of Object.entries(filled)) {
    if (!isJsonObject(value)) continue;
    if (labelledCollections.has(key)) filled[key] = eachLabelled(value, () => true);
    if (key === 'nodes') filled[key] = eachLabelled(value, (node) => node.type === 'approval');
  }
  return filled;
}

function eachLabelled(collection: JsonObject, wants: (one: JsonObject) => boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(collection).map(([id, one]): [string, Json] => [
      id,
      isJsonObject(one) && wants(one) ? labelled(one, id) : one,
    ]),
  );
}

/** Modules by id, the organisation's among them. */
export function sourcesOf(...modules: readonly ModuleSource[]): Sources {
  return Object.fromEntries([organisationModule, ...modules].map((one) => [String(one.module.id), one]));
}

/** The configuration of some modules; throws with every issue when it has an error. */
export function configurationOf(...modules: readonly ModuleSource[]): Configuration {
  const { configuration, issues } = buildConfiguration(sourcesOf(...modules), []);
  if (!configuration) throw new Error(`the definitions of the test are wrong: ${JSON.stringify(issues)}`);
  return configuration;
}

/** What is wrong with some modules, errors and warnings. */
export function issuesOf(...modules: readonly ModuleSource[]): readonly Issue[] {
  return buildConfiguration(sourcesOf(...modules), []).issues;
}

/** The same as `code path`. */
export function problemsOf(...modules: readonly ModuleSource[]): string[] {
  return issuesOf(...modules).map(codeAndPath);
}

export function codeAndPath(one: Issue): string {
  return `${one.code} ${one.path}${isError(one) ? '' : ' (warning)'}`;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type DefinitionKind,
  definitionKindNames,
  definitionKinds,
} from '../../../engine/definition/module.ts';
import { emptySource, type ModuleSource } from '../../../engine/definition/parse-module.ts';
import { type Issue, issue, segmentsOf } from '../../../engine/issue.ts';
import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { completeForms } from './complete-forms.ts';
import { type JsonFile, parseJsonFile } from './parse-json-file.ts';

/** An issue with the place in a file where an author finds it. */
export interface LocatedIssue extends Issue {
  file: string;
  line: number;
}

export interface LoadedDefinitions {
  sources: Sources;
  issues: LocatedIssue[];
  /** Puts an issue of a build (`/module/kind/id/…`) back into the file it is about. */
  locate(one: Issue): LocatedIssue;
}

/**
 * Reads every module below the folders: `<folder>/<module>/module.json` and its definitions, or the
 * folder itself when it is a module. A folder that holds none is an issue of its own.
 */
export function loadDefinitions(folders: readonly string[]): LoadedDefinitions {
  const loading: Loading = { issues: [], files: new Map(), paths: new Map() };
  const sources: Record<string, ModuleSource> = {};
  for (const folder of folders)
    for (const moduleFolder of moduleFolders(folder, loading)) {
      const head = readJson(join(moduleFolder, 'module.json'), loading);
      if (!head || !isJsonObject(head.value)) continue;
      const moduleId = String(head.value.id ?? basename(moduleFolder));
      loading.files.set(`${moduleId}/module/${moduleId}`, head);
      loading.paths.set(`${moduleId}/module/${moduleId}`, join(moduleFolder, 'module.json'));
      const source = emptySource(head.value);
      for (const kind of definitionKindNames) readKind(moduleFolder, moduleId, kind, source, loading);
      sources[moduleId] = source;
    }
  return { sources: completeForms(sources), issues: loading.issues, locate: (one) => locate(one, loading) };
}

interface Loading {
  issues: LocatedIssue[];
  files: Map<string, JsonFile>;
  paths: Map<string, string>;
}

function moduleFolders(folder: string, loading: Loading): string[] {
  if (existsSync(join(folder, 'module.json'))) return [folder];
  const found = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'module.json')))
        .map((entry) => join(folder, entry.name))
        .sort()
    : [];
  if (found.length === 0)
    loading.issues.push({
      ...issue('definition.missing-key', '', { key: 'module.json' }),
      file: join(folder, 'module.json'),
      line: 1,
    });
  return found;
}

function readKind(
  moduleFolder: string,
  moduleId: string,
  kind: DefinitionKind,
  source: ModuleSource,
  loading: Loading,
): void {
  const folder = join(moduleFolder, definitionKinds[kind].folder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const path = join(folder, name);
    const file = readJson(path, loading);
    if (!file) continue;
    const id = basename(name, '.json');
    loading.files.set(`${moduleId}/${kind}/${id}`, file);
    loading.paths.set(`${moduleId}/${kind}/${id}`, path);
    source[kind][id] = withTemplateFiles(file.value as JsonObject, folder, path, loading);
  }
}

function readJson(path: string, loading: Loading): JsonFile | undefined {
  const parsed = parseJsonFile(readFileSync(path, 'utf8'));
  if (parsed.file) return parsed.file;
  loading.issues.push(...parsed.issues.map(({ issue: one, line }) => ({ ...one, file: path, line })));
  return undefined;
}

/** `"template": { "file": "delivery-note.hbs" }` stands for the text of the file beside the definition. */
function withTemplateFiles(value: JsonObject, folder: string, path: string, loading: Loading): JsonObject {
  const replaced: JsonObject = { ...value };
  for (const key of ['template', 'header', 'footer']) {
    const given = value[key];
    if (!isJsonObject(given) || typeof given.file !== 'string') continue;
    const file = join(folder, basename(given.file));
    if (existsSync(file)) replaced[key] = readFileSync(file, 'utf8');
    else
      loading.issues.push({
        ...issue('definition.missing-key', `/${key}/file`, { key: given.file }),
        file: path,
        line: 1,
      });
  }
  return replaced;
}

function locate(one: Issue, { files, paths }: Loading): LocatedIssue {
  const segments = segmentsOf(one.path);
  const key = segments.slice(0, 3).join('/');
  const inner = segments
    .slice(3)
    .map((segment) => `/${segment}`)
    .join('');
  return { ...one, file: paths.get(key) ?? key, line: files.get(key)?.lineOf(inner) ?? 1 };
}

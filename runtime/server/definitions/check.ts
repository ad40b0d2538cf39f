import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import { checkLabels } from '../../../engine/check/check-labels.ts';
import { layerDefinition } from '../../../engine/definition/layer.ts';
import { parseDefinition } from '../../../engine/definition/parse-definition.ts';
import { isError } from '../../../engine/issue.ts';
import { type LoadedDefinitions, type LocatedIssue, loadDefinitions } from './load-definitions.ts';
import { parseJsonFile } from './parse-json-file.ts';

const folder = process.argv[2] ?? 'definitions';
const loaded = loadDefinitions([folder]);
const issues = [
  ...loaded.issues,
  ...[...buildConfiguration(loaded.sources, []).issues, ...checkLabels(loaded.sources)].map(loaded.locate),
];
const layers = layerFiles(join(folder, 'layers'));
if (!issues.some(isError)) for (const path of layers) issues.push(...issuesOfLayer(path, loaded));
for (const one of issues) process.stdout.write(`${lineOf(one)}\n`);
const errors = issues.filter(isError).length;
process.stdout.write(
  `${Object.keys(loaded.sources).length} modules, ${layers.length} layers: ${errors} errors, ${issues.length - errors} warnings\n`,
);
process.exitCode = errors > 0 ? 1 : 0;

function layerFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(root, name));
}

/** What a layer makes wrong: its own shape, changes that do not fit, and definitions that no longer build with it. */
function issuesOfLayer(path: string, { sources }: LoadedDefinitions): LocatedIssue[] {
  const { file, issues: unreadable } = parseJsonFile(readFileSync(path, 'utf8'));
  if (!file) return unreadable.map(({ issue, line }) => ({ ...issue, file: path, line }));
  const parsed = parseDefinition(layerDefinition, file.value, []);
  const found = parsed.issues ?? issuesWith(parsed.value);
  return found.map((one) => ({ ...one, file: path, line: file.lineOf(one.path) }));

  function issuesWith(layer: NonNullable<typeof parsed.value>) {
    const build = buildConfiguration(sources, [layer]);
    return [...build.issues, ...checkLabels(build.sources)];
  }
}

/** `file:line severity code path {params}`; the words follow once there are tables of them. */
function lineOf({ file, line, severity, code, path, params }: LocatedIssue): string {
  return `${file}:${line} ${severity ?? 'error'} ${code} ${path} ${JSON.stringify(params)}`;
}

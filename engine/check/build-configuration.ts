import { compileConfiguration } from '../compile/compile-configuration.ts';
import type { Configuration } from '../compile/compiled.ts';
import type { LayerDefinition } from '../definition/layer.ts';
import type { ModuleDefinition } from '../definition/module.ts';
import { parseModule } from '../definition/parse-module.ts';
import { type Issue, isError } from '../issue.ts';
import { hashOf } from '../json.ts';
import { applyLayer } from '../layer/apply-layer.ts';
import { indexProvenance, type ProvenanceIndex } from '../layer/provenance.ts';
import type { Sources } from '../layer/target.ts';
import type { DecisionProofs } from './check-decision.ts';
import { checkLiveReads } from './check-live-reads.ts';
import { checkModules } from './check-modules.ts';
import { checkQueries } from './check-queries.ts';
import { checkReports } from './check-reports.ts';
import { checkSubprocesses } from './check-subprocesses.ts';
import { checkWorkflow } from './check-workflow.ts';

export interface Build {
  /** What the layers made of the standard, as written; what the designer shows. */
  sources: Sources;
  hash: string;
  provenance: ProvenanceIndex;
  /** Absent when an issue is an error. */
  configuration?: Configuration;
  /**
   * Every problem at once: of layers `/changes/…`, of definitions `/module/kind/id/…`. The shape is
   * checked first, since nothing can be typed that has none.
   */
  issues: Issue[];
}

/**
 * The whole road from definitions to a configuration: layers applied, shape parsed, references
 * and expressions compiled, graphs checked. The same code at start, in the designer while typing, on
 * publish and in CI. Pure.
 */
export function buildConfiguration(standard: Sources, layers: readonly LayerDefinition[]): Build {
  const issues: Issue[] = [];
  let sources = standard;
  for (const layer of layers) {
    const applied = applyLayer(sources, layer);
    issues.push(...applied.issues);
    sources = applied.sources;
  }
  const build = { sources, hash: hashOf(sources), provenance: indexProvenance(layers) };
  const modules: ModuleDefinition[] = [];
  for (const [moduleId, source] of Object.entries(sources)) {
    const parsed = parseModule(moduleId, source);
    issues.push(...parsed.issues);
    if (parsed.module) modules.push(parsed.module);
  }
  if (issues.some(isError)) return { ...build, issues };
  issues.push(...checkModules(modules));
  const compiled = compileConfiguration(modules, build.hash);
  issues.push(...compiled.issues);
  const proofs: DecisionProofs = new Map();
  for (const workflow of compiled.workflows.values())
    if (workflow.start !== '') issues.push(...checkWorkflow(workflow, proofs));
  issues.push(...checkSubprocesses(compiled.workflows));
  if (compiled.configuration)
    issues.push(
      ...checkQueries(compiled.configuration),
      ...checkReports(compiled.configuration),
      ...checkLiveReads(compiled.configuration),
    );
  return issues.some(isError) || !compiled.configuration
    ? { ...build, issues }
    : { ...build, issues, configuration: compiled.configuration };
}

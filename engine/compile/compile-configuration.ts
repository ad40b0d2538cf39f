import type { ModuleDefinition, ModuleHead } from '../definition/module.ts';
import { type Issue, isError } from '../issue.ts';
import { checkMenu } from './check-menu.ts';
import { compileConversion } from './compile-conversion.ts';
import { compileEntity } from './compile-entity.ts';
import { compileForm } from './compile-form.ts';
import { compileLedger } from './compile-ledger.ts';
import { compileReport } from './compile-report.ts';
import { compileRole } from './compile-role.ts';
import { compileWorkflow, expressionsOf } from './compile-workflow.ts';
import type { CompiledConversion, CompiledEntity, CompiledPosting, Configuration } from './compiled.ts';
import type { CompiledWorkflow } from './compiled-workflow.ts';
import { CompileContext } from './context.ts';
import { linkEntities } from './link-entities.ts';
import { referencePaths } from './reference-paths.ts';

export interface CompileResult {
  /** Absent when an issue is an error. */
  configuration?: Configuration;
  /** What could be compiled of the workflows, so that their graphs are checked whatever else is wrong. */
  workflows: ReadonlyMap<string, CompiledWorkflow>;
  /** Every problem of every module at once; paths begin with module, kind and id. */
  issues: Issue[];
}

/**
 * Compiles a whole set of modules: types every expression, orders formulas, resolves what
 * refers to what. `hash` is the content hash that the result is cached and pinned by.
 */
export function compileConfiguration(modules: readonly ModuleDefinition[], hash: string): CompileResult {
  const context = new CompileContext(modules);
  checkUnique(context);
  for (const module of modules) checkMenu(context, module);
  const entities = collect(modules, 'entity', (module, one) => compileEntity(context, module.id, one));
  linkEntities(entities);
  const workflows = new Map<string, CompiledWorkflow>();
  for (const module of modules)
    for (const definition of Object.values(module.workflow)) {
      const compiled = compileWorkflow(context, module.id, definition);
      if (compiled) workflows.set(compiled.id, linkWorkflow(compiled, entities));
    }
  const conversions = collect(modules, 'conversion', (module, one) =>
    compileConversion(context, module.id, one),
  );
  keepProgress(conversions.values(), entities);
  const ledgers = collect(modules, 'ledger', (module, one) => compileLedger(context, module.id, one));
  const configuration: Configuration = {
    hash,
    modules: modules.map(headOf),
    entities,
    forms: collect(modules, 'form', (module, one) => compileForm(context, module.id, one)),
    workflows,
    ledgers,
    conversions,
    reports: collect(modules, 'report', (module, one) => compileReport(context, module.id, one)),
    roles: collect(modules, 'role', (module, one) => compileRole(context, module.id, one)),
    postings: postingsByEntity([...ledgers.values()].flatMap((ledger) => ledger.postings)),
    settings: settingsByModule(modules),
  };
  const { issues } = context;
  return issues.some(isError) ? { workflows, issues } : { configuration, workflows, issues };
}

type Kind = 'entity' | 'form' | 'ledger' | 'conversion' | 'report' | 'role';

function collect<K extends Kind, T>(
  modules: readonly ModuleDefinition[],
  kind: K,
  compile: (module: ModuleDefinition, one: ModuleDefinition[K][string]) => T,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const module of modules)
    for (const [id, one] of Object.entries(module[kind]))
      all.set(id, compile(module, one as ModuleDefinition[K][string]));
  return all;
}

function headOf(module: ModuleDefinition): ModuleHead {
  const { id, version, label, icon, requires, menu } = module;
  return { id, version, label, requires, menu, ...(icon !== undefined && { icon }) };
}

/** Ids are unique over all modules: an entity is named by its id alone. */
function checkUnique(context: CompileContext): void {
  const seen = new Map<string, string>();
  for (const module of context.modules)
    for (const kind of ['entity', 'form', 'workflow', 'ledger', 'conversion', 'report', 'role'] as const)
      for (const id of Object.keys(module[kind])) {
        const owner = seen.get(`${kind}/${id}`);
        if (owner !== undefined)
          context.report('definition.duplicate-id', [module.id, kind, id], { id, module: owner });
        seen.set(`${kind}/${id}`, module.id);
      }
}

function linkWorkflow(
  workflow: CompiledWorkflow,
  entities: ReadonlyMap<string, CompiledEntity>,
): CompiledWorkflow {
  const entity = entities.get(workflow.definition.entity);
  const reads = [...workflow.nodes.values()].flatMap(expressionsOf).flatMap((one) => one.reads);
  const fieldsOf = (id: string) => entities.get(id)?.fields;
  return { ...workflow, references: entity ? referencePaths(reads, entity.fields, undefined, fieldsOf) : [] };
}

/** The quantities that say how far a source has got are the engine's to write. */
function keepProgress(
  conversions: Iterable<CompiledConversion>,
  entities: ReadonlyMap<string, CompiledEntity>,
): void {
  for (const { definition } of conversions) {
    const columns = entities.get(definition.from)?.fields.get(definition.lines?.from ?? '')?.columns;
    for (const id of [definition.lines?.taken, definition.lines?.done]) {
      const column = columns?.get(id ?? '');
      if (column) column.computed = true;
    }
  }
}

function postingsByEntity(postings: readonly CompiledPosting[]): Map<string, CompiledPosting[]> {
  const byEntity = new Map<string, CompiledPosting[]>();
  for (const posting of postings) {
    const all = byEntity.get(posting.definition.entity) ?? [];
    byEntity.set(posting.definition.entity, [...all, posting]);
  }
  return byEntity;
}

function settingsByModule(modules: readonly ModuleDefinition[]): Map<string, string> {
  const settings = new Map<string, string>();
  for (const module of modules)
    for (const entity of Object.values(module.entity))
      if (entity.kind === 'setting') settings.set(module.id, entity.id);
  return settings;
}

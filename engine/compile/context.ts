import type { EntityDefinition } from '../definition/entity.ts';
import type { ModuleDefinition } from '../definition/module.ts';
import type { WorkflowDefinition } from '../definition/workflow.ts';
import { type CompiledExpression, compileExpression } from '../expression/compile-expression.ts';
import type { Scope } from '../expression/scope.ts';
import type { ValueType } from '../expression/value-type.ts';
import { type Issue, type IssueCode, type IssueParams, issue, pointer, warning } from '../issue.ts';
import { Scopes } from './scopes.ts';
import { Shapes } from './shapes.ts';

export type Segments = readonly (string | number)[];

/** What compiling a set of modules shares: the shapes, what exists, and the issues found so far. */
export class CompileContext {
  readonly modules: readonly ModuleDefinition[];
  readonly shapes: Shapes;
  readonly issues: Issue[] = [];
  private readonly scopesByModule = new Map<string, Scopes>();

  constructor(modules: readonly ModuleDefinition[]) {
    this.modules = modules;
    this.shapes = new Shapes(modules);
    for (const module of modules) {
      const settings = Object.values(module.entity).filter((entity) => entity.kind === 'setting');
      for (const extra of settings.slice(1))
        this.report('definition.setting-not-single', [module.id, 'entity', extra.id]);
      this.scopesByModule.set(module.id, new Scopes(this.shapes, settings[0]?.id));
    }
  }

  scopes(moduleId: string): Scopes {
    return this.scopesByModule.get(moduleId) as Scopes;
  }

  /** Ids are unique over all modules; undefined when there is none. */
  entity(id: string): EntityDefinition | undefined {
    return this.modules.find((one) => Object.hasOwn(one.entity, id))?.entity[id];
  }

  workflow(id: string): WorkflowDefinition | undefined {
    return this.modules.find((one) => Object.hasOwn(one.workflow, id))?.workflow[id];
  }

  report(code: IssueCode, at: Segments, params: IssueParams = {}): void {
    this.issues.push(issue(code, pointer(at), params));
  }

  warn(code: IssueCode, at: Segments, params: IssueParams = {}): void {
    this.issues.push(warning(code, pointer(at), params));
  }

  /** A compiled expression, or its issues reported. */
  expression(
    source: string | undefined,
    scope: Scope,
    wanted: ValueType,
    at: Segments,
  ): CompiledExpression | undefined {
    if (source === undefined) return undefined;
    const compiled = compileExpression(source, scope, wanted, pointer(at));
    if (!Array.isArray(compiled)) return compiled;
    this.issues.push(...compiled);
    return undefined;
  }

  /** A record of expressions by key; those that fail are reported and left out. */
  expressions(
    sources: Record<string, string>,
    scope: Scope,
    wanted: (key: string) => ValueType,
    at: Segments,
  ): Record<string, CompiledExpression> {
    const compiled: Record<string, CompiledExpression> = {};
    for (const [key, source] of Object.entries(sources)) {
      const one = this.expression(source, scope, wanted(key), [...at, key]);
      if (one) compiled[key] = one;
    }
    return compiled;
  }
}

import type { EntityDefinition } from '../definition/entity.ts';
import { boolean } from '../expression/value-type.ts';
import { checkAmendedFiles, checkAmendments } from './check-amendments.ts';
import { checkWorkflow } from './check-names.ts';
import { compileConfirmation } from './compile-confirmation.ts';
import { compileField } from './compile-field.ts';
import type { CompiledCheck, CompiledEntity, CompiledField, CompiledTransition } from './compiled.ts';
import type { CompileContext, Segments } from './context.ts';
import { orderSteps } from './order-steps.ts';

/**
 * Compiles one entity. References across entities (paths to load, live fields) are settled by
 * `linkEntities` once all of them are here.
 */
export function compileEntity(
  context: CompileContext,
  module: string,
  definition: EntityDefinition,
): CompiledEntity {
  const at: Segments = [module, 'entity', definition.id];
  const fields = new Map<string, CompiledField>();
  const byPath = new Map<string, CompiledField>();
  for (const [fieldId, field] of Object.entries(definition.fields)) {
    const compiled = compileField(context, fieldId, field, {
      module,
      entity: definition.id,
      at: [...at, 'fields', fieldId],
    });
    fields.set(fieldId, compiled);
    byPath.set(fieldId, compiled);
    for (const column of compiled.columns?.values() ?? []) byPath.set(column.path, column);
  }
  const { steps, cycle } = orderSteps(fields.values());
  if (cycle.length > 0)
    context.report('definition.formula-cycle', [...at, 'fields', ...(cycle[0] ?? '').split('.')], {
      fields: cycle.join(' → '),
    });
  checkNames(context, definition, byPath, at);
  checkAmendments(context, definition, at);
  checkAmendedFiles(context, definition, at);
  const confirmation = compileConfirmation(context, module, definition, byPath);
  return {
    id: definition.id,
    module,
    definition,
    fields,
    byPath,
    lines: [...fields.values()].filter((field) => field.columns),
    steps,
    checks: compileChecks(context, module, definition, byPath, at),
    transitions: compileTransitions(context, module, definition, at),
    states: Object.keys(definition.states),
    references: [],
    liveFields: [],
    readsLiveOf: new Set(),
    ...(confirmation && { confirmation }),
  };
}

function checkNames(
  context: CompileContext,
  definition: EntityDefinition,
  byPath: Map<string, CompiledField>,
  at: Segments,
): void {
  const known = (path: string, ...where: string[]) => {
    if (!byPath.has(path)) context.report('definition.unknown-field', [...at, ...where], { field: path });
  };
  for (const [id, { within }] of Object.entries(definition.states))
    if (within !== undefined && !Object.hasOwn(definition.states, within))
      context.report('definition.unknown-state', [...at, 'states', id, 'within'], { state: within });
  known(definition.title, 'title');
  for (const [index, field] of definition.search.entries()) known(field, 'search', String(index));
  for (const [id, { fields }] of Object.entries(definition.indexes))
    for (const [index, field] of fields.entries())
      if (field !== 'state') known(field, 'indexes', id, 'fields', String(index));
}

function compileChecks(
  context: CompileContext,
  module: string,
  definition: EntityDefinition,
  byPath: Map<string, CompiledField>,
  at: Segments,
): CompiledCheck[] {
  const compiled: CompiledCheck[] = [];
  const scopes = context.scopes(module);
  for (const [id, check] of Object.entries(definition.checks)) {
    const where = [...at, 'checks', id];
    const shown = check.lines && check.field ? `${check.lines}.${check.field}` : check.field;
    if (shown && !byPath.has(shown))
      context.report('definition.unknown-field', [...where, 'field'], { field: shown });
    if (check.lines && !byPath.get(check.lines)?.columns)
      context.report('definition.unknown-field', [...where, 'lines'], { field: check.lines });
    const scope = check.lines ? scopes.line(definition.id, check.lines) : scopes.record(definition.id);
    const holds = context.expression(check.holds, scope, boolean, [...where, 'holds']);
    if (holds) compiled.push({ id, definition: check, holds });
  }
  return compiled;
}

function compileTransitions(
  context: CompileContext,
  module: string,
  definition: EntityDefinition,
  at: Segments,
): Map<string, CompiledTransition> {
  const compiled = new Map<string, CompiledTransition>();
  for (const [id, transition] of Object.entries(definition.transitions)) {
    const where = [...at, 'transitions', id];
    const known = (state: string | undefined, ...key: string[]) => {
      if (state !== undefined && !Object.hasOwn(definition.states, state))
        context.report('definition.unknown-state', [...where, ...key], { state });
    };
    for (const [index, state] of transition.from.entries()) known(state, 'from', String(index));
    for (const key of ['to', 'approved', 'rejected'] as const) known(transition[key], key);
    if (transition.workflow !== undefined) checkWorkflow(context, definition, transition.workflow, where);
    else if (transition.to === undefined)
      context.report('definition.missing-key', [...where, 'to'], { key: 'to' });
    if (transition.workflow !== undefined && transition.to === undefined) known('in-approval', 'to');
    if (transition.workflow !== undefined && transition.approved === undefined)
      context.report('definition.missing-key', [...where, 'approved'], { key: 'approved' });
    const when = context.expression(transition.when, context.scopes(module).record(definition.id), boolean, [
      ...where,
      'when',
    ]);
    compiled.set(id, { id, definition: transition, ...(when && { when }) });
  }
  return compiled;
}

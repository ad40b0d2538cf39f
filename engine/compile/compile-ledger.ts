import type { LedgerDefinition, PostingDefinition } from '../definition/ledger.ts';
import { boolean, number, text, unknown, type ValueType } from '../expression/value-type.ts';
import type { CompiledLedger, CompiledPosting } from './compiled.ts';
import type { CompileContext, Segments } from './context.ts';

export function compileLedger(
  context: CompileContext,
  module: string,
  definition: LedgerDefinition,
): CompiledLedger {
  const at: Segments = [module, 'ledger', definition.id];
  for (const [id, dimension] of Object.entries(definition.dimensions))
    if (
      dimension.type === 'reference' &&
      !context.modules.some((one) => Object.hasOwn(one.entity, dimension.entity))
    )
      context.report('definition.unknown-entity', [...at, 'dimensions', id, 'entity'], {
        entity: dimension.entity,
      });
  const types = balanceTypes(definition);
  const limits = Object.fromEntries(
    Object.entries(definition.limits).map(([id, limit]) => [id, limit.holds]),
  );
  return {
    id: definition.id,
    module,
    definition,
    limits: context.expressions(limits, context.scopes(module).balance(types), () => boolean, [
      ...at,
      'limits',
    ]),
    postings: Object.entries(definition.postings).map(([id, posting]) =>
      compilePosting(context, module, definition, id, posting),
    ),
  };
}

function balanceTypes(definition: LedgerDefinition): Record<string, ValueType> {
  const types: Record<string, ValueType> = {};
  for (const [id, dimension] of Object.entries(definition.dimensions)) types[id] = dimensionType(dimension);
  for (const id of Object.keys(definition.measures)) types[id] = number;
  return types;
}

function dimensionType(dimension: LedgerDefinition['dimensions'][string] | undefined): ValueType {
  if (!dimension) return unknown;
  return dimension.type === 'reference' ? { kind: 'record', shape: dimension.entity } : text;
}

function compilePosting(
  context: CompileContext,
  module: string,
  ledger: LedgerDefinition,
  id: string,
  posting: PostingDefinition,
): CompiledPosting {
  const at: Segments = [module, 'ledger', ledger.id, 'postings', id];
  checkPosting(context, ledger, posting, at);
  const scopes = context.scopes(module);
  const scope = posting.lines ? scopes.line(posting.entity, posting.lines) : scopes.record(posting.entity);
  const when = context.expression(posting.when, scope, boolean, [...at, 'when']);
  return {
    id,
    ledger: ledger.id,
    definition: posting,
    ...(when && { when }),
    dimensions: context.expressions(
      posting.dimensions,
      scope,
      (key) => dimensionType(ledger.dimensions[key]),
      [...at, 'dimensions'],
    ),
    measures: context.expressions(posting.measures, scope, () => number, [...at, 'measures']),
  };
}

function checkPosting(
  context: CompileContext,
  ledger: LedgerDefinition,
  posting: PostingDefinition,
  at: Segments,
): void {
  const entity = context.modules.map((module) => module.entity[posting.entity]).find(Boolean);
  if (!entity) context.report('definition.unknown-entity', [...at, 'entity'], { entity: posting.entity });
  for (const state of [posting.state, ...posting.reverseIn])
    if (entity && !Object.hasOwn(entity.states, state))
      context.report('definition.unknown-state', at, { state });
  if (entity && posting.lines !== undefined && entity.fields[posting.lines]?.type !== 'lines')
    context.report('definition.unknown-field', [...at, 'lines'], { field: posting.lines });
  for (const key of Object.keys(posting.dimensions))
    if (!Object.hasOwn(ledger.dimensions, key))
      context.report('definition.unknown-field', [...at, 'dimensions', key], { field: key });
  for (const key of Object.keys(posting.measures))
    if (!Object.hasOwn(ledger.measures, key))
      context.report('definition.unknown-field', [...at, 'measures', key], { field: key });
}

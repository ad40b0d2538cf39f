import { compileEntity } from '../../../../engine/compile/compile-entity.ts';
import type { CompiledEntity, Configuration } from '../../../../engine/compile/compiled.ts';
import { CompileContext } from '../../../../engine/compile/context.ts';
import { linkEntities } from '../../../../engine/compile/link-entities.ts';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type {
  ColumnDefinition,
  FieldDefinition,
  FieldDefinitionOf,
  ResultType,
} from '../../../../engine/definition/field.ts';
import type { ModuleDefinition } from '../../../../engine/definition/module.ts';
import type { Read } from '../../../../engine/expression/scope.ts';
import type { EntityDescription } from '../contract.ts';
import { readsOf } from './reach.ts';

/** An entity compiled for the browser, from the part of the definitions that its reader may see. */
export interface DescribedEntity {
  entity: CompiledEntity;
  configuration: Configuration;
  /** Fields that only the server can calculate, by path. */
  serverFields: ReadonlySet<string>;
}

/**
 * Compiles what the server described. What an expression needs and the reader may not see is not
 * there: such an expression is left out, and the server's word is taken for it.
 */
export function compileDescription(description: EntityDescription): DescribedEntity {
  const own = withResults({ ...description.entity, transitions: {}, indexes: {} });
  const related = Object.values(description.related).map(shapeOnly);
  const context = new CompileContext([moduleOf(description.module, [own, ...related])]);
  const entities = new Map<string, CompiledEntity>();
  for (const definition of [own, ...related])
    entities.set(definition.id, compileEntity(context, description.module, definition));
  linkEntities(entities);
  const entity = entities.get(own.id) as CompiledEntity;
  return {
    entity,
    configuration: configurationOf(description, entities),
    serverFields: serverFieldsOf(entity, description.serverFields),
  };
}

/** A roll-up without a result of its own has that of what it sums. */
function withResults(definition: EntityDefinition): EntityDefinition {
  const fields = Object.entries(definition.fields).map(([id, field]) => {
    if (field.type !== 'roll-up' || field.result) return [id, field];
    return [id, { ...field, result: resultOf(definition, field) }];
  });
  return { ...definition, fields: Object.fromEntries(fields) };
}

function resultOf(
  { fields }: EntityDefinition,
  { of = '', sum = '', count }: FieldDefinitionOf<'roll-up'>,
): ResultType {
  const lines = fields[of];
  const column = lines?.type === 'lines' ? lines.fields[sum] : undefined;
  if (count) return 'integer';
  const type = column && 'result' in column ? column.result : column?.type;
  return type === 'integer' || type === 'money' || type === 'quantity' || type === 'percent'
    ? type
    : 'decimal';
}

/** What is made from something that only the server can tell, only the server can tell. */
function serverFieldsOf(entity: CompiledEntity, told: readonly string[]): Set<string> {
  const server = new Set([...told, ...entity.liveFields.map((field) => field.path)]);
  for (const step of entity.steps) {
    const reads = readsOf(step).map((read) => ownPath(read, step.lines));
    if (step.kind === 'compute' && reads.some((path) => server.has(path))) server.add(step.field.path);
  }
  return server;
}

/** The path of the entity's own field that a read begins with. */
function ownPath({ root, path }: Read, lines: string | undefined): string {
  const [first = '', second] = path;
  if (root === 'row') return `${lines}.${first}`;
  return second === undefined ? first : `${first}.${second}`;
}

function moduleOf(id: string, entities: readonly EntityDefinition[]): ModuleDefinition {
  return {
    id,
    version: '0.0.0',
    label: {},
    requires: {},
    menu: {},
    entity: Object.fromEntries(entities.map((one) => [one.id, one])),
    form: {},
    workflow: {},
    report: {},
    role: {},
    ledger: {},
    conversion: {},
  };
}

/** Of another entity only the types of its fields count, and which of them are live: nothing of it is computed here. */
function shapeOnly(definition: EntityDefinition): EntityDefinition {
  const fields = Object.fromEntries(
    Object.entries(definition.fields).map(([id, field]) => [id, withoutExpressions(field)]),
  ) as Record<string, FieldDefinition>;
  return { ...definition, fields, checks: {}, transitions: {}, indexes: {} };
}

function withoutExpressions(field: FieldDefinition | ColumnDefinition): FieldDefinition {
  const { default: _, check, requiredWhen, visibleWhen, readOnlyWhen, ...rest } = field;
  const bare = rest as FieldDefinition;
  if ('filter' in bare) delete bare.filter;
  if (bare.type !== 'lines') return bare;
  const columns = Object.entries(bare.fields).map(([id, column]) => [id, withoutExpressions(column)]);
  return { ...bare, fields: Object.fromEntries(columns) };
}

function configurationOf(
  { configuration, module, settings }: EntityDescription,
  entities: ReadonlyMap<string, CompiledEntity>,
): Configuration {
  return {
    hash: configuration,
    modules: [],
    entities,
    forms: new Map(),
    workflows: new Map(),
    ledgers: new Map(),
    conversions: new Map(),
    reports: new Map(),
    roles: new Map(),
    postings: new Map(),
    settings: new Map(settings ? [[module, settings.entity]] : []),
  };
}

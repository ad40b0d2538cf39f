import type { CompiledEntity, CompiledField, Configuration } from '../../../engine/compile/compiled.ts';
import type { ConversionDefinition } from '../../../engine/definition/conversion.ts';
import type { EntityDefinition } from '../../../engine/definition/entity.ts';
import type { FieldDefinition } from '../../../engine/definition/field.ts';
import type { FormDefinition } from '../../../engine/definition/form.ts';
import type { CompiledExpression } from '../../../engine/expression/compile-expression.ts';
import type { Label } from '../../../engine/issue.ts';
import type { EntityPolicy, Policy, RowRule } from '../../../engine/permission/policy.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { type Acting, entityOf } from './acting.ts';
import { mayPrint } from './print-record.ts';
import { readableForm } from './readable-form.ts';
import { readsOnlyReadable } from './readable-reads.ts';
import { visibleTable } from './reports/visible-table.ts';

/** Everything a page needs to show and edit records of an entity as this person may. */
export interface EntityDescription {
  configuration: string;
  module: string;
  /** Without the fields that the person may not read, and without expressions that read one. */
  entity: EntityDefinition;
  form: FormDefinition | null;
  rights: {
    /** Whether there are records that the person may look for: then it has lists. */
    list: boolean;
    create: boolean;
    delete: boolean;
    export: boolean;
    /** Fields that may be written, by path. */
    write: string[];
  };
  /** Fields that only the server can calculate for this person: they read what is hidden, or a ledger. */
  serverFields: string[];
  /** Fields of other entities that its expressions read. */
  related: Record<string, EntityDefinition>;
  settings: { entity: string; values: Record<string, unknown> } | null;
  conversions: {
    id: string;
    label: unknown;
    to: string;
    /** The lines field of this entity and its columns `of` and `taken`, where quantities may be chosen. */
    lines: { from: string; of: string; taken: string } | null;
  }[];
  reports: { id: string; label: unknown; kind: 'print' | 'table' }[];
  hasWorkflow: boolean;
}

export function describeEntity(acting: Acting, entityId: string): EntityDescription {
  const entity = entityOf(acting, entityId);
  const { policy, world } = acting;
  const { configuration } = world;
  const own = policy.entity(entityId);
  if (own.rule('read') === false && own.rule('create') === false)
    throw new Refusal('entity.not-found', { entity: entityId });
  const serverFields = [...entity.byPath.values()].filter(
    (field) => own.canReadField(field.path) && needsServer(configuration, policy, entity, field),
  );
  return {
    configuration: configuration.hash,
    module: entity.module,
    entity: readableDefinition(configuration, policy, entity),
    form: formOf(configuration, entity, own),
    rights: {
      list: isSome(own.rule('read')),
      create: own.rule('create') === true,
      delete: own.rule('delete') !== false,
      export: own.rule('export') === true,
      write: [...entity.byPath.values()]
        .filter((field) => !field.computed && own.canWriteField(field.path))
        .map((field) => field.path),
    },
    serverFields: serverFields.map((field) => field.path),
    related: relatedDefinitions(configuration, policy, entity),
    settings: readableSettings(acting, configuration.settings.get(entity.module)),
    conversions: [...configuration.conversions.values()]
      .filter((one) => one.definition.from === entityId && own.actionRule(one.id) !== false)
      .map((one) => ({ ...offeredConversion(one.definition), lines: choosableLines(own, one.definition) })),
    reports: [...configuration.reports.values()]
      .filter(
        (one) =>
          one.definition.entity === entityId &&
          (one.definition.kind === 'print'
            ? mayPrint(acting, entityId, one.id)
            : visibleTable(acting, one.id)),
      )
      .map((one) => ({ id: one.id, label: one.definition.label, kind: one.definition.kind })),
    hasWorkflow: [...entity.transitions.values()].some((one) => one.definition.workflow !== undefined),
  };
}

/** Whether a rule lets anything through. */
function isSome(rule: RowRule): boolean {
  return rule === true || (rule !== false && rule.length > 0);
}

function formOf(
  { forms }: Configuration,
  entity: CompiledEntity,
  policy: EntityPolicy,
): FormDefinition | null {
  const form = [...forms.values()].find((one) => one.entity === entity.id);
  return form ? readableForm(entity, form, policy.canReadField) : null;
}

/** What a module is set to, as far as the person may read it; what expressions do with the rest, only the server can tell. */
function readableSettings(
  { policy, world }: Acting,
  settings: string | undefined,
): EntityDescription['settings'] {
  const row = world.settings.get(settings ?? '');
  const fields = world.configuration.entities.get(settings ?? '')?.fields.keys();
  if (settings === undefined || !row || !fields) return null;
  const { canReadField } = policy.entity(settings);
  const values = [...fields].filter(canReadField).map((id) => [id, row[id] ?? null]);
  return { entity: settings, values: Object.fromEntries(values) };
}

function offeredConversion({ id, label, to }: ConversionDefinition) {
  return { id, label, to };
}

/** Quantities are chosen by whoever can see how much there is and how much is taken. */
function choosableLines(
  policy: EntityPolicy,
  { lines }: ConversionDefinition,
): EntityDescription['conversions'][number]['lines'] {
  if (!lines || ![lines.of, lines.taken].every((column) => policy.canReadField(`${lines.from}.${column}`)))
    return null;
  return { from: lines.from, of: lines.of, taken: lines.taken };
}

function readableDefinition(
  configuration: Configuration,
  policy: Policy,
  entity: CompiledEntity,
): EntityDefinition {
  const own = policy.entity(entity.id);
  const fields: Record<string, FieldDefinition> = {};
  for (const field of entity.fields.values()) {
    if (!own.canReadField(field.path)) continue;
    const definition = withoutHiddenReads(configuration, policy, entity, field) as FieldDefinition;
    if (definition.type === 'lines' && field.columns) {
      const columns = [...field.columns.values()].filter((column) => own.canReadField(column.path));
      fields[field.id] = {
        ...definition,
        fields: Object.fromEntries(
          columns.map((column) => [column.id, withoutHiddenReads(configuration, policy, entity, column)]),
        ),
      } as FieldDefinition;
    } else fields[field.id] = definition;
  }
  const readable = (expression: CompiledExpression, lines?: string) =>
    readsOnlyReadable({ configuration, policy, entity }, expression, lines);
  return {
    ...entity.definition,
    fields,
    checks: Object.fromEntries(
      entity.checks
        .filter((check) => readable(check.holds, check.definition.lines))
        .map((check) => [check.id, check.definition]),
    ),
    transitions: Object.fromEntries(
      [...entity.transitions.values()].map(({ id, definition, when }) => {
        const { when: _, ...rest } = definition;
        return [id, when && !readable(when) ? rest : definition];
      }),
    ),
    search: entity.definition.search.filter((id) => own.canReadField(id)),
    indexes: {},
  };
}

const expressionKeys = [
  'default',
  'check',
  'requiredWhen',
  'visibleWhen',
  'readOnlyWhen',
  'filter',
  'unit',
] as const;

/** A field's definition without the expressions that would name something hidden. */
function withoutHiddenReads(
  configuration: Configuration,
  policy: Policy,
  entity: CompiledEntity,
  field: CompiledField,
): FieldDefinition {
  const lines = field.path.includes('.') ? field.path.split('.')[0] : undefined;
  const definition: Record<string, unknown> = { ...field.definition };
  for (const key of expressionKeys) {
    const expression = field[key];
    if (expression && !readsOnlyReadable({ configuration, policy, entity }, expression, lines))
      delete definition[key];
  }
  if (field.formula && !readsOnlyReadable({ configuration, policy, entity }, field.formula, lines))
    definition.formula = 'null';
  if (definition.optionsFrom === 'roles') definition.options = roleOptions(configuration);
  return definition as unknown as FieldDefinition;
}

/** The options of a field that offers the roles there are. */
function roleOptions(configuration: Configuration): Record<string, { label: Label }> {
  return Object.fromEntries(
    [...configuration.roles.values()].map((role) => [role.id, { label: role.definition.label }]),
  );
}

/** Whether a field adds up lines, or a column of them, that may not be seen. */
function sumsHidden(policy: EntityPolicy, { definition }: CompiledField): boolean {
  if (definition.type !== 'roll-up' || definition.of === undefined) return false;
  const paths = [definition.of, ...(definition.count ? [] : [`${definition.of}.${definition.sum}`])];
  return !paths.every((path) => policy.canReadField(path));
}

function needsServer(
  configuration: Configuration,
  policy: Policy,
  entity: CompiledEntity,
  field: CompiledField,
): boolean {
  const lines = field.path.includes('.') ? field.path.split('.')[0] : undefined;
  if (field.live || sumsHidden(policy.entity(entity.id), field)) return true;
  return (
    field.formula !== undefined && !readsOnlyReadable({ configuration, policy, entity }, field.formula, lines)
  );
}

/** Of every entity that expressions look into, the fields that they read and the person may. */
function relatedDefinitions(
  configuration: Configuration,
  policy: Policy,
  entity: CompiledEntity,
): Record<string, EntityDefinition> {
  const wanted = new Set<string>(['user', 'department']);
  for (const field of entity.byPath.values()) if (field.refersTo) wanted.add(field.refersTo);
  for (const path of entity.references) {
    let fields = entity.fields;
    for (const name of path) {
      const field = fields.get(name);
      if (field?.refersTo) wanted.add(field.refersTo);
      fields = field?.columns ?? configuration.entities.get(field?.refersTo ?? '')?.fields ?? new Map();
    }
  }
  const settings = configuration.settings.get(entity.module);
  if (settings !== undefined) wanted.add(settings);
  wanted.delete(entity.id);
  const related: Record<string, EntityDefinition> = {};
  for (const id of wanted) {
    const other = configuration.entities.get(id);
    if (other)
      related[id] = { ...readableDefinition(configuration, policy, other), checks: {}, transitions: {} };
  }
  return related;
}

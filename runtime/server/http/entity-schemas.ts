import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { type Language, textOf } from '../../../engine/definition/common.ts';
import { fieldTypeOf } from '../../../engine/field-types/index.ts';
import { resultSchema } from '../../../engine/field-types/result.ts';
import type { EntityPolicy } from '../../../engine/permission/policy.ts';
import type { Schema } from './openapi.ts';

/** The record as given (live fields only when asked for), as an item of a list (lines only when asked for), as input, and as a patch. */
export function entitySchemas(
  entity: CompiledEntity,
  policy: EntityPolicy,
  language: Language,
): [string, Schema][] {
  const readable = [...entity.fields.values()].filter((field) => policy.canReadField(field.path));
  const given = Object.fromEntries(readable.map((field) => [field.id, valueSchema(field, policy, language)]));
  const stored = readable.filter((field) => !field.live).map((field) => field.id);
  const own = ownProperties(entity);
  const input = Object.fromEntries(
    readable.filter((field) => !field.computed).map((field) => [field.id, inputSchema(field, policy)]),
  );
  const wanted = readable
    .filter((field) => field.definition.required && !field.default && !field.computed)
    .map((field) => field.id);
  return [
    [
      entity.id,
      {
        type: 'object',
        title: textOf(entity.definition.label, language),
        required: [...Object.keys(own), ...stored],
        properties: { ...own, ...given },
        additionalProperties: false,
      },
    ],
    [
      `${entity.id}.item`,
      {
        type: 'object',
        required: ['id', 'revision'],
        properties: { ...own, ...given },
        additionalProperties: false,
      },
    ],
    [
      `${entity.id}.input`,
      { type: 'object', required: wanted, properties: input, additionalProperties: false },
    ],
    [`${entity.id}.patch`, { type: 'object', properties: input, additionalProperties: false }],
  ];
}

/** Of an entity that only a task opens: each step of the approval says what is readable there. */
export function openSchemas(entity: CompiledEntity): [string, Schema][] {
  const own = ownProperties(entity);
  return [
    [entity.id, { type: 'object', required: Object.keys(own), properties: own }],
    [`${entity.id}.patch`, { type: 'object' }],
  ];
}

function ownProperties(entity: CompiledEntity): Record<string, Schema> {
  const reference = {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: { type: 'string' }, title: { type: 'string' } },
  };
  return {
    id: { type: 'string' },
    revision: { type: 'integer' },
    state: entity.states.length > 0 ? { enum: [...entity.states, null] } : { type: 'null' },
    stateSince: { type: ['string', 'null'] },
    createdAt: { type: 'string', format: 'date-time' },
    createdBy: reference,
    updatedAt: { type: 'string', format: 'date-time' },
    updatedBy: reference,
    lock: {
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          required: ['instance', 'since'],
          properties: { instance: { type: 'string' }, since: { type: 'string' } },
        },
      ],
    },
    amending: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        required: ['purpose', 'amendment', 'instance', 'since'],
        properties: {
          purpose: { enum: ['change', 'cancel'] },
          amendment: { type: 'string' },
          instance: { type: 'string' },
          since: { type: 'string' },
        },
      },
    },
  };
}

function valueSchema(field: CompiledField, policy: EntityPolicy, language: Language): Schema {
  const title = textOf(field.definition.label, language);
  if (!field.columns) return nullable({ title, ...plainSchema(field) });
  const columns = [...field.columns.values()].filter((column) => policy.canReadField(column.path));
  return {
    title,
    type: 'array',
    items: {
      type: 'object',
      required: ['id', ...columns.filter((column) => !column.live).map((column) => column.id)],
      properties: {
        id: { type: 'string' },
        ...Object.fromEntries(
          columns.map((column) => [
            column.id,
            nullable({ title: textOf(column.definition.label, language), ...plainSchema(column) }),
          ]),
        ),
      },
      additionalProperties: false,
    },
  };
}

/** A roll-up has the scale that the compiler found for it. */
function plainSchema(field: CompiledField): Schema {
  if (field.definition.type === 'roll-up')
    return resultSchema(field.definition.result ?? 'decimal', field.scale);
  return fieldTypeOf(field.definition).schema(field.definition as never);
}

function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

/** What may be sent: numbers as digits or JSON numbers, references as id or object, lines as list or by id. */
function inputSchema(field: CompiledField, policy: EntityPolicy): Schema {
  if (!field.columns) return { anyOf: [looseSchema(field), { type: 'null' }] };
  const columns = [...field.columns.values()].filter(
    (column) => policy.canReadField(column.path) && !column.computed,
  );
  const properties = Object.fromEntries(
    columns.map((column) => [column.id, { anyOf: [looseSchema(column), { type: 'null' }] }]),
  );
  const line = {
    type: 'object',
    properties: { id: { type: 'string' }, ...properties },
    additionalProperties: false,
  };
  const most = (field.definition as { max: number }).max;
  return {
    anyOf: [
      { type: 'array', items: line, maxItems: most },
      { type: 'object', additionalProperties: { anyOf: [line, { type: 'null' }] } },
      { type: 'null' },
    ],
  };
}

function looseSchema(field: CompiledField): Schema {
  const schema = plainSchema(field);
  if (field.refersTo !== undefined) return { anyOf: [{ type: 'string' }, schema] };
  return field.valueType.kind === 'number'
    ? { anyOf: [schema, { type: 'number' }, { type: 'string' }] }
    : schema;
}

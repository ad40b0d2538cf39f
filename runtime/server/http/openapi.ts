import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { type Language, textOf } from '../../../engine/definition/common.ts';
import { fieldTypeOf } from '../../../engine/field-types/index.ts';
import { resultSchema } from '../../../engine/field-types/result.ts';
import type { EntityPolicy } from '../../../engine/permission/policy.ts';
import type { Acting } from '../operations/acting.ts';
import type { Route } from './route.ts';
import { jsonSchemaOf } from './schemas.ts';

type Schema = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of what this caller can call, made from the very routes and
 * definitions that answer: a field that a consultant published a second ago is in it, one that the
 * caller may not read is not.
 */
export function openApiOf(routes: readonly Route[], { world, policy, language }: Acting): Schema {
  const entities = [...world.configuration.entities.values()].filter(
    (entity) =>
      policy.entity(entity.id).rule('read') !== false || policy.entity(entity.id).rule('create') === true,
  );
  const paths: Record<string, Schema> = {};
  for (const route of routes) {
    if (!route.path.includes(':entity')) addOperation(paths, route, route.path, undefined);
    else
      for (const entity of entities)
        addOperation(paths, route, route.path.replace(':entity', entity.id), entity);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Formwork', version: world.configuration.hash.slice(0, 12) },
    paths,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: 'formwork_session' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        problem: problemSchema,
        ...Object.fromEntries(
          entities.flatMap((entity) => entitySchemas(entity, policy.entity(entity.id), language)),
        ),
      },
    },
  };
}

function addOperation(
  paths: Record<string, Schema>,
  route: Route,
  path: string,
  entity: CompiledEntity | undefined,
): void {
  const written = path.replace(/:(\w+)/g, '{$1}');
  const names = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] as string);
  const query = route.query
    ? (jsonSchemaOf(route.query) as { properties?: Record<string, Schema> }).properties
    : undefined;
  const operations = paths[written] ?? {};
  operations[route.method] = {
    operationId: `${route.method} ${written}`,
    summary: route.summary,
    tags: [entity?.id ?? route.tag],
    ...(route.access !== 'public' && { security: [{ cookie: [] }, { bearer: [] }] }),
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...Object.entries(query ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: false,
        schema,
      })),
      ...(route.method === 'patch' || route.method === 'delete' ? [ifMatchParameter] : []),
    ],
    ...(route.body !== undefined && { requestBody: requestBody(route, entity) }),
    responses: {
      ...successes(route, entity),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
      },
    },
  };
  paths[written] = operations;
}

const ifMatchParameter = { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } };

function requestBody(route: Route, entity: CompiledEntity | undefined): Schema {
  if (route.body === 'upload')
    return {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    };
  const schema =
    route.body === 'record'
      ? { $ref: `#/components/schemas/${entity?.id}.${route.method === 'patch' ? 'patch' : 'input'}` }
      : jsonSchemaOf(route.body as never);
  return { required: route.body === 'record', content: { 'application/json': { schema } } };
}

function successes(route: Route, entity: CompiledEntity | undefined): Schema {
  return Object.fromEntries(
    Object.entries(route.answers).map(([status, shape]) => {
      if (shape === 'nothing') return [status, { description: 'Done' }];
      if (shape === 'file')
        return [
          status,
          { description: 'A file', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
        ];
      return [
        status,
        { description: 'Done', content: { 'application/json': { schema: answerSchema(shape, entity) } } },
      ];
    }),
  );
}

function answerSchema(
  shape: Exclude<Route['answers'][number], 'nothing' | 'file'>,
  entity: CompiledEntity | undefined,
): Schema {
  if (shape === 'record') return { $ref: `#/components/schemas/${entity?.id}` };
  if (shape !== 'record-list') return jsonSchemaOf(shape);
  return {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: {
      items: { type: 'array', items: { $ref: `#/components/schemas/${entity?.id}.item` } },
      nextCursor: { type: ['string', 'null'] },
      total: {
        type: 'object',
        required: ['value', 'exact'],
        properties: { value: { type: 'integer' }, exact: { type: 'boolean' } },
      },
    },
    additionalProperties: false,
  };
}

const problemSchema: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'issues', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'path', 'params', 'message'],
        properties: {
          code: { type: 'string' },
          path: { type: 'string' },
          params: { type: 'object' },
          message: { type: 'string' },
        },
      },
    },
    requestId: { type: 'string' },
  },
};

/** The record as given, as an item of a list (lines only when asked for), as input, and as a patch. */
function entitySchemas(entity: CompiledEntity, policy: EntityPolicy, language: Language): [string, Schema][] {
  const readable = [...entity.fields.values()].filter((field) => policy.canReadField(field.path));
  const given = Object.fromEntries(readable.map((field) => [field.id, valueSchema(field, policy, language)]));
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
        required: [...Object.keys(own), ...Object.keys(given)],
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
      required: ['id', ...columns.map((column) => column.id)],
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

import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { textOf } from '../../../engine/definition/common.ts';
import { issueCodes } from '../../../engine/issue.ts';
import { refusalCodes } from '../../../engine/refusal.ts';
import type { Acting } from '../operations/acting.ts';
import { visibleTable } from '../operations/reports/visible-table.ts';
import { entitySchemas, openSchemas } from './entity-schemas.ts';
import type { DefinedParameters, Route } from './route.ts';
import { jsonSchemaOf } from './schemas.ts';

/** A JSON Schema, or another part of the document. */
export type Schema = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of what this caller can call, made from the very routes and
 * definitions that answer: a field that a consultant published a second ago is in it, one that the
 * caller may not read is not.
 */
export function openApiOf(routes: readonly Route[], acting: Acting): Schema {
  const { world, policy, language } = acting;
  const isOpen = (entity: CompiledEntity) =>
    policy.entity(entity.id).rule('read') !== false || policy.entity(entity.id).rule('create') === true;
  const all = [...world.configuration.entities.values()];
  const entities = all.filter(isOpen);
  const byTask = all.filter((entity) => !isOpen(entity) && hasApproval(entity));
  const paths: Record<string, Schema> = {};
  for (const route of routes)
    for (const target of targetsOf(route, acting, { entities, byTask })) addOperation(paths, route, target);
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
        ...Object.fromEntries([
          ...entities.flatMap((entity) => entitySchemas(entity, policy.entity(entity.id), language)),
          ...byTask.flatMap(openSchemas),
        ]),
      },
    },
  };
}

function hasApproval(entity: CompiledEntity): boolean {
  return [...entity.transitions.values()].some(({ definition }) => definition.workflow !== undefined);
}

/** The entities that a document is about. */
interface Scope {
  /** Those that the caller's roles open. */
  entities: readonly CompiledEntity[];
  /** Those of which only a task on a record opens this one record (approval.md A1). */
  byTask: readonly CompiledEntity[];
}

/** What a route is described for, instead of leaving it open in the path. */
interface Target {
  entity?: CompiledEntity;
  report?: string;
  ledger?: string;
  /** Query parameters that its definition names. */
  defined?: DefinedParameters;
}

/** A route about entities, reports or ledgers is described for each that the caller may see. */
function targetsOf(route: Route, acting: Acting, { entities, byTask }: Scope): Target[] {
  const isOfOne = /\/:entity(\/:id.*)?$/.test(route.path) && route.path !== '/api/records/:entity';
  if (route.path.includes(':entity'))
    return [...entities, ...(isOfOne ? byTask : [])].map((entity) => ({ entity }));
  const { definedQuery } = route;
  if (!definedQuery) return [{}];
  const { policy, world } = acting;
  const { ledgers, reports } = world.configuration;
  if (route.path.includes(':ledger'))
    return [...ledgers.keys()]
      .filter((ledger) => policy.canSeeLedger(ledger))
      .map((ledger) => ({ ledger, defined: definedQuery(acting, { ledger }) }));
  return [...reports.values()]
    .filter(({ id }) => visibleTable(acting, id) !== undefined)
    .map(({ id: report }) => ({ report, defined: definedQuery(acting, { report }) }));
}

function addOperation(
  paths: Record<string, Schema>,
  route: Route,
  { entity, report, ledger, defined = {} }: Target,
): void {
  const path = route.path
    .replace(':entity', entity?.id ?? ':entity')
    .replace(/:report$/, report ?? ':report')
    .replace(':ledger', ledger ?? ':ledger');
  const written = path.replace(/:(\w+)/g, '{$1}');
  const names = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] as string);
  const { properties: query = {}, required = [] } = (route.query ? jsonSchemaOf(route.query) : {}) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const operations = paths[written] ?? {};
  operations[route.method] = {
    operationId: `${route.method} ${written}`,
    summary: route.summary,
    tags: [entity?.id ?? route.tag],
    ...(route.access !== 'public' && { security: [{ cookie: [] }, { bearer: [] }] }),
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...Object.entries(query).map(([name, schema]) => ({
        name,
        in: 'query',
        required: required.includes(name),
        schema,
      })),
      ...Object.entries(defined).map(([name, { label }]) => ({
        name,
        in: 'query',
        required: false,
        description: textOf(label, 'en'),
        schema: { type: 'string' },
      })),
      ...(route.method === 'get' ? [] : changingParameters(route)),
    ],
    ...(route.body !== undefined && { requestBody: requestBody(route, entity) }),
    responses: {
      ...successes(route, entity),
      default: failure(route),
    },
  };
  paths[written] = operations;
}

/** Headers of requests that change something. */
function changingParameters({ access }: Route): Schema[] {
  const header = (name: string, description: string, pattern: string): Schema => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', pattern },
  });
  if (access === 'public') return [];
  return [
    header('X-CSRF-Token', 'Of the session; a browser must send it.', '^.+$'),
    header('Idempotency-Key', 'The same request with the same key is done once.', '^[\\x21-\\x7e]{1,100}$'),
    header('If-Match', 'The revision that was seen.', '^(W/)?"\\d{1,12}"$'),
  ];
}

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
  const { required = [], oneOf } = schema as { required?: string[]; oneOf?: unknown };
  const needsOne = route.body === 'record' || required.length > 0 || oneOf !== undefined;
  return { required: needsOne, content: { 'application/json': { schema } } };
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
      const content = {
        'application/json': { schema: answerSchema(shape, entity) },
        ...(route.lines && { 'application/x-ndjson': { schema: jsonSchemaOf(route.lines, 'output') } }),
      };
      return [status, { description: 'Done', content }];
    }),
  );
}

/** A page tells what it refuses itself; what never reaches it is a problem as everywhere. */
function failure({ isPage }: Route): Schema {
  return {
    description: isPage ? 'A page that says what is wrong, or a problem' : 'A problem',
    content: {
      ...(isPage && { 'text/html': { schema: { type: 'string' } } }),
      'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } },
    },
  };
}

function answerSchema(
  shape: Exclude<Route['answers'][number], 'nothing' | 'file'>,
  entity: CompiledEntity | undefined,
): Schema {
  if (shape === 'record') return { $ref: `#/components/schemas/${entity?.id}` };
  if (shape !== 'record-list') return jsonSchemaOf(shape, 'output');
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
        additionalProperties: false,
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
    code: { enum: [...new Set([...issueCodes, ...refusalCodes])] },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'path', 'params', 'message'],
        properties: {
          code: { enum: [...issueCodes] },
          path: { type: 'string', description: 'JSON Pointer into what was sent' },
          params: { type: 'object' },
          message: { type: 'string', minLength: 1 },
          words: { type: 'object' },
          severity: { const: 'warning' },
        },
        additionalProperties: false,
      },
    },
    requestId: { type: 'string' },
    params: { type: 'object' },
    changes: {
      type: 'array',
      description: 'Of a decision on a record that has changed since it was seen: what has changed',
      items: {
        type: 'object',
        required: ['path', 'before', 'after'],
        properties: { path: { type: 'string' }, before: {}, after: {} },
        additionalProperties: false,
      },
    },
    current: { type: 'object', description: 'Of a conflict: the record as it is now' },
    conflicts: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'before', 'theirs', 'yours'],
        properties: { path: { type: 'string' }, before: {}, theirs: {}, yours: {} },
        additionalProperties: false,
      },
    },
  },
};

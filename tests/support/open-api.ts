import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** One request with its answer, as it went over the wire. */
export interface Exchange {
  method: string;
  /** Path without the query. */
  path: string;
  query: URLSearchParams;
  /** The parsed JSON body; undefined when there was none, or it was a file. */
  sent: unknown;
  status: number;
  type: string;
  /** The parsed JSON body, or undefined. */
  received: unknown;
}

interface Operation {
  parameters: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: object }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

export interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
}

/** Holds exchanges against an OpenAPI document: what it does not describe, the API does not do. */
export class Conformity {
  private readonly document: OpenApi;
  private readonly ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false });
  private readonly validators = new Map<string, ValidateFunction>();
  private readonly patterns: { written: string; pattern: RegExp }[];

  constructor(document: OpenApi) {
    this.document = document;
    // The package's default export is the function itself under CommonJS interop.
    (addFormats as unknown as (instance: Ajv2020) => void)(this.ajv);
    this.ajv.addSchema(document, 'api');
    this.patterns = Object.keys(document.paths)
      .sort((one, other) => parametersIn(one) - parametersIn(other))
      .map((written) => ({ written, pattern: new RegExp(`^${written.replace(/\{\w+\}/g, '[^/]+')}$`) }));
  }

  /** Every way in which the exchange differs from the document. A refused request may be wrong in any way itself. */
  differences(exchange: Exchange): string[] {
    const { method, path, status } = exchange;
    const written = this.patterns.find(
      (one) => one.pattern.test(path) && this.document.paths[one.written]?.[method],
    )?.written;
    if (written === undefined) {
      if (status >= 400) return this.problemDifferences(exchange);
      return [`${method} ${path} is answered with ${status} and is not documented`];
    }
    const operation = this.document.paths[written]?.[method] as Operation;
    const at = ['paths', written, method];
    return [
      ...(status < 400 ? this.requestDifferences(exchange, operation, at) : []),
      ...this.answerDifferences(exchange, operation, at),
    ].map((difference) => `${method} ${path} → ${status}: ${difference}`);
  }

  private requestDifferences({ query, sent }: Exchange, operation: Operation, at: string[]): string[] {
    const differences: string[] = [];
    for (const [name, value] of query) {
      const index = operation.parameters.findIndex((one) => one.in === 'query' && one.name === name);
      if (index < 0) differences.push(`query parameter ${name} is not documented`);
      else
        differences.push(
          ...this.schemaDifferences([...at, 'parameters', String(index), 'schema'], value, `?${name}`),
        );
    }
    if (sent === undefined) return differences;
    if (!operation.requestBody?.content['application/json'])
      return [...differences, 'no JSON body is documented'];
    const schema = [...at, 'requestBody', 'content', 'application/json', 'schema'];
    return [...differences, ...this.schemaDifferences(schema, sent, 'request')];
  }

  private answerDifferences(exchange: Exchange, { responses }: Operation, at: string[]): string[] {
    const { status, type, received } = exchange;
    if (status >= 400) return this.problemDifferences(exchange);
    const documented = responses[String(status)];
    if (!documented) return [`status ${status} is not documented`];
    if (!documented.content) return received === undefined ? [] : ['a body is not documented'];
    if (documented.content['*/*']) return [];
    if (type !== 'application/json') return [`content type ${type} is not documented`];
    const schema = [...at, 'responses', String(status), 'content', 'application/json', 'schema'];
    return this.schemaDifferences(schema, received, 'answer');
  }

  private problemDifferences({ type, received }: Exchange): string[] {
    if (type !== 'application/problem+json') return [`a problem of content type ${type}`];
    return this.schemaDifferences(['components', 'schemas', 'problem'], received, 'problem');
  }

  private schemaDifferences(segments: readonly string[], value: unknown, what: string): string[] {
    const place = `api#/${segments.map((one) => encodeURIComponent(one.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    const validate = this.validators.get(place) ?? this.ajv.compile({ $ref: place });
    this.validators.set(place, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${what}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
  }
}

function parametersIn(path: string): number {
  return path.split('{').length - 1;
}

import { beforeAll, describe, expect, test } from 'vitest';
import { issueCodes } from '../../../engine/issue.ts';
import { refusalCodes } from '../../../engine/refusal.ts';
import { Conformity, type Exchange } from '../../support/open-api.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ definitions: equipmentDefinitions, tenants: equipmentTenants });
});

describe('the OpenAPI document', () => {
  test('describes the entities that its reader may use, and no others', async () => {
    const document = await succeeded((await server.signIn('li')).get('/api/openapi.json'));

    expect(Object.keys(document.paths)).toContain('/api/records/equipment-loan/{id}');
    expect(JSON.stringify(document)).not.toContain('department.input');
  });

  test('has every route, every code of a problem, and the parameters that must be there', async () => {
    const document = await succeeded((await server.signIn('admin')).get('/api/openapi.json'));

    const written = (path: string) => path.replace(/:(\w+)/g, '{$1}').replace('{entity}', 'equipment-loan');
    const missing = server.app.routes
      .filter(({ path }) => !/:ledger|reports\/:report$/.test(path))
      .filter(({ path, method }) => !document.paths[written(path)]?.[method]);
    expect(missing.map(({ path }) => path)).toEqual([]);
    const { problem } = document.components.schemas;
    expect(problem.properties.code.enum).toEqual(expect.arrayContaining([...issueCodes, ...refusalCodes]));
    const upload = document.paths['/api/records/equipment-loan/attachments'].post;
    const required = upload.parameters.filter((one: { required: boolean }) => one.required);
    expect(required.map((one: { name: string }) => one.name)).toEqual(['name', 'field']);
  });

  test('opens no object of an answer that names its properties', async () => {
    const document = await succeeded((await server.signIn('admin')).get('/api/openapi.json'));

    const open: string[] = [];
    const visit = (schema: unknown, at: string) => {
      if (typeof schema !== 'object' || schema === null) return;
      const { type, properties, additionalProperties } = schema as Record<string, unknown>;
      if (type === 'object' && properties && additionalProperties !== false) open.push(at);
      for (const [key, inner] of Object.entries(schema)) visit(inner, `${at}/${key}`);
    };
    for (const [path, operations] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(operations as object))
        for (const [status, response] of Object.entries(operation.responses as object))
          if (status !== 'default') visit(response, `${method} ${path} ${status}`);
    expect(open).toEqual([]);
  });

  test('says of a link that decides, and of nothing else, that it fails with a page', async () => {
    const document = await succeeded((await server.signIn('admin')).get('/api/openapi.json'));
    const link = document.paths['/api/links/{token}'];

    const failures = (method: 'get' | 'post') => Object.keys(link[method].responses.default.content);
    for (const [method, query] of [
      ['get', ''],
      ['post', ''],
      ['get', '?unknown=1'],
    ] as const) {
      const body = method === 'post' ? { body: new URLSearchParams({ form: 'x', revision: '1' }) } : {};
      const answer = await fetch(`${server.url}/api/links/none${query}`, { method, ...body });
      const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
      expect(answer.status, `${method} ${query}`).toBeGreaterThanOrEqual(400);
      expect(type).toBe(query ? 'application/problem+json' : 'text/html');
      expect(failures(method)).toContain(type);
    }
    const withPages = Object.entries<object>(document.paths).filter(([, operations]) =>
      JSON.stringify(operations).includes('text/html'),
    );
    expect(withPages.map(([path]) => path)).toEqual(['/api/links/{token}']);
  });

  test('needs a session', async () => {
    expect(await server.visitor.get('/api/openapi.json')).toMatchObject({ status: 401 });
  });

  test('tells every difference between what is sent and what it says', async () => {
    const document = await succeeded((await server.signIn('li')).get('/api/openapi.json'));
    const conformity = new Conformity(document);
    const loan = { dueDate: '2099-01-01', items: [] };
    const sent = (change: Partial<Exchange>): Exchange => ({
      method: 'post',
      path: '/api/records/equipment-loan',
      query: new URLSearchParams(),
      sent: loan,
      status: 401,
      type: 'application/problem+json',
      received: { type: '', title: '', status: 401, code: 'session.required', issues: [], requestId: '' },
      ...change,
    });

    const told = [
      sent({}),
      sent({ received: {} }),
      sent({ type: 'application/json' }),
      sent({ status: 200, received: loan, type: 'application/json' }),
      sent({ status: 201, received: loan, type: 'application/json' }),
      sent({
        method: 'get',
        path: '/api/tasks',
        query: new URLSearchParams('x=1'),
        sent: undefined,
        status: 200,
      }),
      sent({ method: 'get', path: '/api/nowhere', status: 200 }),
    ].map((exchange) => conformity.differences(exchange).join('; '));

    expect(told[0]).toBe('');
    expect(told[1]).toMatch(/problem must have required property 'code'/);
    expect(told[2]).toMatch(/a problem of content type application\/json/);
    expect(told[3]).toMatch(/status 200 is not documented/);
    expect(told[4]).toMatch(/answer must have required property 'revision'/);
    expect(told[5]).toMatch(/query parameter x is not documented/);
    expect(told[6]).toMatch(/is not documented/);
  });
});

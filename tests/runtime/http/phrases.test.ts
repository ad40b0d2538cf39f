import { beforeAll, describe, expect, test } from 'vitest';
import type { Sources } from '../../../engine/layer/target.ts';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { equipmentDefinitions, equipmentTenants } from './equipment.ts';

let server: TestServer;
let li: TestClient;
let wang: TestClient;
let task: { id: string; title: string };

/** The equipment, where the manager's step has a phrase of its own and the workflow knows its amount. */
function definitions(): Sources {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const changed = structuredClone(sources) as Sources & Record<string, never>;
  const workflow = findWorkflow(changed);
  workflow.amount = 'total';
  workflow.nodes.manager.phrases = [
    { 'zh-CN': '{{initiator}} 借 {{title}}，{{amount}} 元', en: '{{initiator}} may have {{title}}' },
  ];
  return changed;
}

// biome-ignore lint/suspicious/noExplicitAny: a definition as it stands in its file
function findWorkflow(value: unknown): any {
  if (typeof value !== 'object' || value === null) return undefined;
  if ((value as { id?: unknown }).id === 'equipment-loan-approval') return value;
  for (const inner of Object.values(value)) {
    const found = findWorkflow(inner);
    if (found) return found;
  }
  return undefined;
}

beforeAll(async () => {
  server = await startTestServer({ definitions: definitions(), tenants: equipmentTenants });
  [li, wang] = await Promise.all([server.signIn('li'), server.signIn('wang')]);
  const item = await server.company.create('equipment-item', { code: 'N1', name: 'Scope', value: '1234.5' });
  for (const [text, position, active] of [
    ['按 {{date}} 执行', 2, true],
    ['同意', 1, true],
    ['旧的', 0, false],
  ])
    await server.company.create('approval-phrase', { text, position, active });
  const body = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
  const loan = await succeeded(li.post('/api/records/equipment-loan', body));
  await succeeded(li.post(`/api/records/equipment-loan/${loan.id}/submit`));
  const { items } = await succeeded(wang.get('/api/tasks'));
  task = items[0];
});

describe('F6: quick phrases', () => {
  test('F6: a person keeps own ones in their order, and nobody else sees them', async () => {
    const kept = await succeeded(
      wang.put('/api/session/phrases', { phrases: ['请尽快', ' 收到 {{title}} ', '请尽快'] }),
    );

    const texts = (items: { text: string }[]) => items.map(({ text }) => text);
    expect(texts(kept.items)).toEqual(['请尽快', '收到 {{title}}', '同意', '按 {{date}} 执行']);
    expect(texts((await succeeded(li.get('/api/session/phrases'))).items)).toEqual([
      '同意',
      '按 {{date}} 执行',
    ]);
  });

  test('F6: on a to-do stand own ones, those of its step and the company’s, with what they say of the record', async () => {
    await succeeded(wang.put('/api/session/phrases', { phrases: ['收到 {{title}}，{{unknown}}'] }));

    const { items } = await succeeded(wang.get(`/api/tasks/${task.id}/phrases`));
    const english = await succeeded(wang.get(`/api/tasks/${task.id}/phrases`, { 'accept-language': 'en' }));

    const today = new Date().toISOString().slice(0, 10);
    expect(items.map(({ source, filled }: Record<string, string>) => [source, filled])).toEqual([
      ['personal', `收到 ${task.title}，{{unknown}}`],
      ['node', `Li 借 ${task.title}，1,234.50 元`],
      ['company', '同意'],
      ['company', expect.stringMatching(/^按 \d{4}-\d\d-\d\d 执行$/)],
    ]);
    expect(items[3].filled.slice(2, 9)).toBe(today.slice(0, 7));
    // As it was written in the other language, never translated.
    expect(english.items[1].filled).toBe(`Li may have ${task.title}`);
    expect(english.items[2].filled).toBe('同意');
  });

  test('F6: of somebody else’s to-do nothing is told', async () => {
    expect((await li.get(`/api/tasks/${task.id}/phrases`)).body.code).toBe('task.not-found');
  });
});

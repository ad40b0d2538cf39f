import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../engine/json.ts';
import { valueAt } from '../../engine/layer/target.ts';
import { adminWords } from '../../runtime/app/messages/areas/admin.ts';
import { awayWords } from '../../runtime/app/messages/areas/away.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';
import { equipmentDefinitions, equipmentTenants } from '../runtime/http/equipment.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { succeeded, type TestClient } from '../support/test-client.ts';
import { takePicture } from './support/picture.ts';
import { settle } from './support/settle.ts';
import { visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

let server: TestServer;
let li: TestClient;
let admin: TestClient;

beforeAll(async () => {
  if (whyNoPages) return;
  server = await startTestServer({
    definitions: haltingDefinitions(),
    tenants: { acme: equipmentTenants.acme },
    app: { webFolder },
  });
  [li, admin] = await Promise.all([server.signIn('li'), server.signIn('admin')]);
});

/** Lending whose approval halts where nobody keeps the equipment. */
function haltingDefinitions() {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const target = { module: 'equipment', kind: 'workflow', id: 'equipment-loan-approval' } as const;
  const assignees = valueAt(sources, { ...target, path: ['nodes', 'keeper', 'assignees'] }) as JsonObject;
  assignees.ifNone = ['fail'];
  return sources;
}

const looks = [
  { language: 'zh-CN', width: 1440, height: 900 },
  { language: 'en', width: 390, height: 844 },
  { language: 'en', width: 1440, height: 900 },
  { language: 'zh-CN', width: 390, height: 844 },
] as const;

describe.skipIf(whyNoPages).each(looks)('in $language at $width px', (seat) => {
  const words = adminWords[seat.language];
  const name = (what: string) => `${what}-${seat.language}-${seat.width}`;

  test('K12: what has halted is listed with its reason, and several are tried again together', async () => {
    await halted(3);
    const page = await visit(server, 'admin', '/admin/approvals', seat);
    const checks = page.getByRole('checkbox', { name: fill(words.select, { title: '' }).trim() });
    await expect.poll(() => checks.count()).toBeGreaterThanOrEqual(3);
    await takePicture(page, name('halted'));

    await page.getByRole('checkbox', { name: words.selectAll }).press('Space');
    await page.getByRole('button', { name: fill(words.retrySome, { count: 3 }) }).press('Enter');
    await page.getByText(words['none-failed']).waitFor();
    await takePicture(page, name('nothing-halted'));

    await page.getByText(words.running, { exact: true }).click();
    await page
      .getByText(fill(words['why-running'], { node: seat.language === 'en' ? 'Keeper' : '设备管理员' }))
      .first()
      .waitFor();
    await settle(page);
    await takePicture(page, name('running'));
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(scrolls).toBe(false);
  });

  test('L8: somebody’s work is looked at, handed over, and what came of it is told', async () => {
    await submitted(3);
    const page = await visit(server, 'admin', '/admin/handovers', seat);

    await page.getByRole('combobox', { name: words.person }).click();
    await page.keyboard.type('wang');
    await page.locator('.ant-select-item-option', { hasText: /wang/i }).first().click();
    await page.getByText(/3/).first().waitFor();
    await page.getByRole('combobox', { name: fill(words.successor, { number: 1 }) }).click();
    await page.keyboard.type('qian');
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: /qian/i })
      .first()
      .click();
    await page.getByRole('button', { name: words.start }).click();
    await page.getByRole('alert').filter({ hasText: words.reasonMissing }).waitFor();
    await page.getByRole('textbox', { name: words.reason }).fill('moves');
    await settle(page);
    await takePicture(page, name('handover'));
    await page.getByRole('button', { name: words.start }).click();

    const told = { person: 'Wang', successors: 'Qian', done: 3, total: 3 };
    await page.getByText(fill(words.progress, told)).first().waitFor({ timeout: 20_000 });
    await page.getByText(words.finished).first().waitFor();
    await takePicture(page, name('handed-over'));
  });
});

describe.skipIf(whyNoPages).each(looks.slice(0, 2))('for $language at $width px', (seat) => {
  const words = adminWords[seat.language];
  const name = (what: string) => `${what}-${seat.language}-${seat.width}`;

  test('A8: authority is drawn by amounts, and somebody’s document is tried out', async () => {
    const level = (username: string) => ({ person: { id: server.company.people[username] } });
    const { total } = await succeeded(admin.get('/api/records/approval-authority?total=true'));
    const table = { document: 'equipment-loan', currency: null, validFrom: '2026-01-01', mode: 'chain' };
    if (total.value === 0)
      for (const [title, levels, department] of [
        ['All loans', [{ upTo: '5000', ...level('wang') }, level('zhao')], null],
        [
          'Sales',
          [{ upTo: '1000', ...level('qian') }, { upTo: '20000', ...level('wang') }, level('zhao')],
          'sales',
        ],
      ] as const)
        await server.company.create('approval-authority', {
          ...table,
          name: title,
          levels,
          department: department && { id: server.company.departments[department] },
        });
    const page = await visit(server, 'admin', '/admin/authority', seat);

    await page.getByRole('button', { name: new RegExp([...words.tryIt].join('\\s?')) }).click();
    await page.getByRole('alert').filter({ hasText: words.amountMissing }).waitFor();
    await page.getByRole('combobox', { name: words.whoseDocument }).click();
    await page.keyboard.type('li');
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: /^li/i })
      .first()
      .click();
    await page.getByRole('textbox', { name: words.amount }).fill('12,000');
    await page.keyboard.press('Enter');
    await page.getByText(fill(words.decides, { name: 'Sales' })).waitFor();

    expect(await page.locator('.ladder-level.is-chosen').allInnerTexts()).toEqual(['Qian', 'Wang']);
    await takePicture(page, name('authority'));
  });

  test('S3: the way to say that one is away is in the menu, and the inbox says who stands in', async () => {
    const away = awayWords[seat.language];
    await server.company.create('proxy-rule', {
      principal: { id: server.company.people.sun },
      proxy: { id: server.company.people.qian },
      from: '2026-01-01T00:00:00.000Z',
      until: '2099-01-01T00:00:00.000Z',
    });
    const page = await visit(server, 'sun', '/inbox', seat);

    const line = page.locator('.away-line', { hasText: 'Qian' });
    await line.waitFor();
    await takePicture(page, name('away'));
    await line.getByRole('button', { name: away.endNow }).click();
    await line.waitFor({ state: 'detached' });
    await page.locator('.user-button').click();
    await page.getByRole('button', { name: away.whenAway }).click();
    await page.waitForURL('**/new/proxy-rule');
    await settle(page);
    await takePicture(page, name('when-away'));
  });
});

let codes = 0;

async function submitted(count: number, value = '6000'): Promise<string[]> {
  const loans: string[] = [];
  for (let number = 0; number < count; number++) {
    codes += 1;
    const item = await server.company.create('equipment-item', { code: `C${codes}`, name: '示波器', value });
    const body = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
    const { id } = await succeeded(li.post('/api/records/equipment-loan', body));
    await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
    loans.push(id);
  }
  return loans;
}

async function halted(count: number): Promise<void> {
  const loans = await submitted(count, '12000');
  await keepers(false);
  const wang = await server.signIn('wang');
  const { items } = await succeeded(wang.get('/api/tasks?limit=200'));
  for (const task of items)
    if (loans.includes(task.record))
      await succeeded(
        wang.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
      );
  await keepers(true);
}

async function keepers(active: boolean): Promise<void> {
  for (const username of ['zhao', 'qian']) {
    const path = `/api/records/user/${server.company.people[username]}`;
    const { revision } = await succeeded(admin.get(path));
    await succeeded(admin.patch(path, { active }, revision));
  }
}

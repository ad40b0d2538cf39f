import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../runtime/server/definitions/load-definitions.ts';
import { equipmentDefinitions, equipmentTenants } from '../runtime/http/equipment.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { succeeded } from '../support/test-client.ts';
import { password } from '../support/test-company.ts';
import { takePicture } from './support/picture.ts';
import { visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

const { acme } = equipmentTenants;
/** Who sees loans by a role as well. */
const manager = { department: 'sales', roles: ['borrower'] };

let server: TestServer;
let item: string;

/** The equipment, whose manager signs. */
function definitions() {
  const { sources } = loadDefinitions(equipmentDefinitions);
  const phrase = '{"zh-CN":"{{title}} 可以借","en":"{{title}} may be lent"}';
  const text = JSON.stringify(sources).replace(
    '"manager":{"type":"approval",',
    `"manager":{"type":"approval","signature":"required","reuseSignature":true,"phrases":[${phrase}],`,
  );
  return JSON.parse(text) as typeof sources;
}

describe.skipIf(whyNoPages)('F4: signing', () => {
  beforeAll(async () => {
    server = await startTestServer({
      definitions: definitions(),
      tenants: { acme: { ...acme, people: { ...acme.people, wang: manager } } },
      app: { webFolder },
    });
    item = await server.company.create('equipment-item', { code: 'N1', name: 'Scope', value: '10' });
  });

  test('F4: a decision is drawn with the pointer, with a phrase and a file, and stands in the timeline', async () => {
    const loan = await loanInApproval();
    const page = await visit(server, 'wang', '/inbox');
    await page.locator('.decision-bar').waitFor();
    const file = join(temporaryFolder(), 'quote.txt');
    writeFileSync(file, 'a quote');

    await page.keyboard.press('a');
    const sheet = page.locator('.signature-pad canvas');
    await sheet.waitFor();
    await page.getByRole('button', { name: `${loan.number} 可以借` }).click();
    expect(await page.getByRole('textbox', { name: '意见' }).inputValue()).toBe(`${loan.number} 可以借`);
    await page.getByRole('button', { name: '确认同意' }).click();
    await page.getByRole('alert').filter({ hasText: '请签名' }).waitFor();
    await page.locator('.decision-panel input[type=file]').first().setInputFiles(file);
    await page.locator('.ant-upload-list-item-done').waitFor();
    await sheet.scrollIntoViewIfNeeded();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('there is no sheet');
    await page.mouse.move(box.x + 40, box.y + 80);
    await page.mouse.down();
    for (let step = 1; step <= 20; step++)
      await page.mouse.move(box.x + 40 + step * 12, box.y + 80 + Math.sin(step) * 40);
    await page.mouse.up();
    await takePicture(page, 'signature-drawn');
    await page.getByRole('button', { name: '确认同意' }).click();

    const reader = await visit(server, 'li', `/record/equipment-loan/${loan.id}`);
    const proof = reader.locator('.timeline .decision-proof');
    await proof.waitFor({ timeout: 20_000 });
    await reader.getByText('quote.txt').waitFor();
    await expect.poll(() => widthOf(reader)).toBeGreaterThan(100);
    await takePicture(reader, 'signature-timeline');
  });

  test('F4: on a phone it is signed with the seal and the password', async () => {
    const loan = await loanInApproval();
    await succeeded((await server.signIn('wang')).put('/api/session/seal', { png, password }));
    const page = await visit(server, 'wang', `/record/equipment-loan/${loan.id}`, {
      width: 390,
      height: 844,
      language: 'en',
    });

    await page
      .locator('.decision-bar')
      .getByRole('button', { name: /Approve/ })
      .click();
    await page.locator('.signature-pad canvas').waitFor();
    await takePicture(page, 'signature-phone');
    await page.getByText('Seal', { exact: true }).click();
    await page.getByLabel('Your password').fill(password);
    await page.locator('.act-panel-acts').getByRole('button', { name: 'Approve' }).click();

    await expect.poll(async () => (await record(loan.id)).state, { timeout: 20_000 }).toBe('approved');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('S11: what was begun is there again on another device, and S8: a question is asked and answered', async () => {
    const loan = await loanInApproval();
    const first = await visit(server, 'wang', `/record/equipment-loan/${loan.id}`);
    await first.locator('.decision-bar').waitFor();
    await first.keyboard.press('a');
    await first.getByRole('textbox', { name: '意见' }).fill('再想想');
    const kept = first.waitForResponse(
      (one) => one.url().endsWith('/stash') && one.request().method() === 'PUT',
    );
    await kept;

    const second = await visit(server, 'wang', `/record/equipment-loan/${loan.id}`);
    await second.locator('.decision-bar').waitFor();
    await second.keyboard.press('a');
    await expect.poll(() => second.getByRole('textbox', { name: '意见' }).inputValue()).toBe('再想想');
    await second.keyboard.press('Escape');
    await second.getByRole('button', { name: '征询' }).click();
    await second.getByLabel('想了解什么？不影响审批进度').fill('急用吗？');
    await second.getByRole('button', { name: /发\s?送/ }).click();
    await second.locator('.questions li').waitFor();

    const asked = await visit(server, 'li', '/inbox');
    await asked.getByText('待回复').first().waitFor();
    await asked.getByLabel('回复').first().fill('下周要用');
    await takePicture(asked, 'question-inbox');
    await asked.getByRole('button', { name: /回\s?复/ }).click();
    await second.getByText('下周要用').first().waitFor();
    await takePicture(second, 'question-answered');
    expect((await record(loan.id)).state).toBe('in-approval');
  });
});

async function widthOf(page: Page) {
  return (await page.locator('.timeline .signature-picture').first().boundingBox())?.width ?? 0;
}

async function loanInApproval(): Promise<{ id: string; number: string }> {
  const seller = await server.signIn('li');
  const body = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
  const { id, number } = await succeeded(seller.post('/api/records/equipment-loan', body));
  await succeeded(seller.post(`/api/records/equipment-loan/${id}/submit`));
  return { id, number };
}

async function record(id: string) {
  return succeeded((await server.signIn('li')).get(`/api/records/equipment-loan/${id}`));
}

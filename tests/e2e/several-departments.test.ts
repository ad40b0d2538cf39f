import { beforeAll, describe, expect, test } from 'vitest';
import { approvalWords } from '../../runtime/app/messages/areas/approval.ts';
import { recordWords } from '../../runtime/app/messages/areas/record.ts';
import { equipmentDefinitions } from '../runtime/http/equipment.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { succeeded } from '../support/test-client.ts';
import { takePicture } from './support/picture.ts';
import { settle } from './support/settle.ts';
import { visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

let server: TestServer;

/** Li sells and repairs; the managers of the two departments are Wang and Qian. */
beforeAll(async () => {
  if (whyNoPages) return;
  server = await startTestServer({
    definitions: equipmentDefinitions,
    tenants: {
      acme: {
        departments: {
          company: { head: 'zhao' },
          sales: { parent: 'company', head: 'wang' },
          repairs: { parent: 'company', head: 'qian' },
        },
        people: {
          li: { department: 'sales', otherDepartments: ['repairs'], roles: ['borrower'] },
          sun: { department: 'sales', roles: ['borrower'] },
          wang: { department: 'sales' },
          qian: { department: 'repairs' },
          zhao: { department: 'company', roles: ['equipment-keeper'] },
          admin: { department: 'company', roles: ['administrator'] },
        },
      },
    },
    app: { webFolder },
  });
});

const looks = [
  { language: 'zh-CN', width: 1440, height: 900 },
  { language: 'en', width: 390, height: 844 },
] as const;

describe.skipIf(whyNoPages).each(looks)('in $language at $width px', (seat) => {
  const { language } = seat;
  const label = approvalWords[language].submittingFor;

  test('A9: whoever belongs to several departments says for which it is submitted, and sees who would decide', async () => {
    const { id } = await draftOf('li');
    const page = await visit(server, 'li', `/record/equipment-loan/${id}`, seat);
    const first = page.locator('.strip-step[data-when="predicted"]').first();
    await first.filter({ hasText: 'Wang' }).waitFor();

    await settle(page);
    await takePicture(page, `department-main-${language}-${seat.width}`);
    await page.getByRole('combobox', { name: label }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await first.filter({ hasText: 'Qian' }).waitFor();
    await settle(page);
    await takePicture(page, `departments-${language}-${seat.width}`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.strip-step[data-when="current"]', { hasText: 'Qian' }).waitFor();

    expect(await hasTask('qian', id)).toBe(true);
    expect(await page.getByRole('combobox', { name: label }).count()).toBe(0);
  });

  test('A9: the form of a new record follows too', async () => {
    const page = await visit(server, 'li', '/new/equipment-loan', seat);
    const first = page.locator('.strip-step[data-when="predicted"]').first();
    await first.filter({ hasText: 'Wang' }).waitFor();

    await page.getByRole('combobox', { name: label }).click();
    await page
      .getByRole('option', { name: 'Repairs' })
      .or(page.locator('.ant-select-item', { hasText: 'Repairs' }))
      .last()
      .click();

    await first.filter({ hasText: 'Qian' }).waitFor();
  });

  test('A9: whoever belongs to one is not asked', async () => {
    const { id } = await draftOf('sun');
    const page = await visit(server, 'sun', `/record/equipment-loan/${id}`, seat);
    await page.getByRole('button', { name: recordWords[language].submit }).first().waitFor();
    await page.locator('.strip-step[data-when="predicted"]', { hasText: 'Wang' }).waitFor();

    expect(await page.getByRole('combobox', { name: label }).count()).toBe(0);
  });
});

let codes = 0;

async function draftOf(username: string): Promise<{ id: string }> {
  codes += 1;
  const item = await server.company.create('equipment-item', { code: `D${codes}`, name: 'Saw', value: '10' });
  const person = await server.signIn(username);
  const body = { dueDate: '2099-01-01', items: [{ item, quantity: '1' }] };
  return succeeded(person.post('/api/records/equipment-loan', body));
}

async function hasTask(username: string, record: string): Promise<boolean> {
  const person = await server.signIn(username);
  const { items } = await succeeded(person.get('/api/tasks?limit=200'));
  return items.some((one: { record: string }) => one.record === record);
}

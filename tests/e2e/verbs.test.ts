import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { actWords } from '../../runtime/app/messages/areas/acts.ts';
import { approvalWords } from '../../runtime/app/messages/areas/approval.ts';
import { inboxWords } from '../../runtime/app/messages/areas/inbox.ts';
import { questionWords } from '../../runtime/app/messages/areas/questions.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { succeeded, type TestClient } from '../support/test-client.ts';
import { takePicture } from './support/picture.ts';
import { settle } from './support/settle.ts';
import { verbsDefinitions, verbsTenant } from './support/verbs-flow.ts';
import { type Seat, visit, whyNoPages } from './support/visit.ts';
import { webFolder } from './support/web-folder.ts';

/** Decisions can be taken back for five seconds, and are sent then. */
const sent = { timeout: 20_000 };

/** Most that a verb may take from the record to its confirmation, besides what is typed and chosen (ux.md 25). */
const mostActs = 3;

let server: TestServer;

beforeAll(async () => {
  if (whyNoPages) return;
  server = await startTestServer({
    definitions: verbsDefinitions(),
    tenants: { acme: verbsTenant },
    app: { webFolder },
  });
});

const looks = [
  { language: 'zh-CN', width: 1440, height: 900 },
  { language: 'en', width: 390, height: 844 },
] as const;

describe.skipIf(whyNoPages).each(looks)('in $language at $width px', (seat) => {
  const { language } = seat;
  const words = actWords[language];
  const look = (page: Page, what: string) => takePicture(page, `verbs-${what}-${language}-${seat.width}`);

  test('M8, B10: what is offered to several is claimed, given back, decided and taken back', async () => {
    const loan = await submitted();
    const page = await inboxOf('zhao', loan, seat);
    await look(page, 'offered');

    await new Acts(page, language).atHand('claim');
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['zhao']);
    await look(page, 'claimed');
    await new Acts(page, language).fromMenu('unclaim');
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['qian', 'zhao']);
    await decide('zhao', loan.id);
    const record = await recordOf('zhao', loan, seat);
    await look(record, 'decided');
    await new Acts(record, language).atHand('retrieve');

    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['qian', 'zhao']);
    await look(record, 'retrieved');
  });

  test('S2: somebody without any role is asked for advice, sees what the step shows, and advises; it can be called back', async () => {
    const loan = await onBoard();
    const page = await inboxOf('wang', loan, seat);

    await new Acts(page, language).fromMenu('delegate', () => pick(page, 'chen'));
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['chen', 'zhou']);
    const asked = await inboxOf('chen', loan, seat);
    await look(asked, 'asked-for-advice');
    const shown = await asked.locator('.form').innerText();
    expect(shown).toMatch(/用途|Purpose/);
    expect(shown).not.toMatch(/总价值|^Total$/m);
    await new Acts(asked, language).inBar('advise');
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['wang', 'zhou']);
    const advised = await inboxOf('wang', loan, seat);
    await advised.locator('.act-note').getByText(words['advice-approve']).waitFor();
    await look(advised, 'advised');

    await new Acts(advised, language).fromMenu('delegate', () => pick(advised, 'chen'));
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['chen', 'zhou']);
    const waiting = await recordOf('wang', loan, seat);
    await look(waiting, 'waits-for-advice');
    await new Acts(waiting, language).atHand('recall');
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['wang', 'zhou']);
  });

  test('S4–S7: people are asked in before and beside, called off and removed', async () => {
    const loan = await onBoard();
    const page = await inboxOf('wang', loan, seat);

    await new Acts(page, language).handOn('add-sign', () => pick(page, 'qian'));
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['qian', 'zhou']);
    const waiting = await recordOf('wang', loan, seat);
    await look(waiting, 'waits-for-added');
    await new Acts(waiting, language).atHand('cancel-addition');
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['wang', 'zhou']);

    const again = await recordOf('wang', loan, seat);
    await new Acts(again, language).handOn('add-sign', async () => {
      await pick(again, 'qian');
      await again.getByText(words['place-parallel'], { exact: true }).click();
    });
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['qian', 'wang', 'zhou']);
    await new Acts(again, language).fromMenu('remove', async () => {
      await again.getByRole('combobox', { name: words.whom }).click();
      await again.locator('.ant-select-item-option', { hasText: 'Qian' }).click();
      await opinionIn(again).fill('not needed');
      await again.locator('.rehearsal').first().waitFor();
      await look(again, 'remove');
    });
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['wang', 'zhou']);
  });

  test('S12, B7: abstaining needs words, and a return says how it is submitted again', async () => {
    const loan = await onBoard();
    const page = await inboxOf('wang', loan, seat);

    await new Acts(page, language).fromMenu('abstain', async () => {
      await opinionIn(page).fill('not mine to say');
      await look(page, 'abstain');
    });
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['zhou']);
    const other = await inboxOf('zhou', loan, seat);
    await new Acts(other, language).inBar('return', async () => {
      await other.getByText(inboxWords[language].direct).click();
      await opinionIn(other).fill('which purpose?');
      await other.locator('.rehearsal').first().waitFor();
      await look(other, 'return');
    });
    await expect.poll(() => holdersOf(loan.id), sent).toEqual([]);
    const own = await recordOf('li', loan, seat);
    await look(own, 'returned');
    await own.keyboard.press('Control+Enter');
    // Straight to the board, past whoever had taken it on.
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['wang', 'zhou']);
  });

  test('S8: a question reaches somebody without any role, who answers on the page', async () => {
    const loan = await onBoard();
    const say = questionWords[language];
    const page = await recordOf('wang', loan, seat);

    await page.getByRole('button', { name: say.ask }).click();
    await page.getByText(say.person, { exact: true }).click();
    await pick(page, 'chen');
    await page.locator('.questions textarea').fill('is it free?');
    await look(page, 'ask');
    await page.locator('.questions textarea').press('Enter');
    const asked = await inboxOf('chen', loan, seat);
    await look(asked, 'asked');
    expect(await asked.locator('.inbox').innerText()).not.toMatch(/总价值|^Total$/m);
    await asked.getByRole('textbox', { name: say.reply }).fill('it is');
    await asked.getByRole('textbox', { name: say.reply }).press('Enter');

    await page.locator('.questions').getByText('it is', { exact: true }).waitFor();
  });

  test('G6: a wait stands in the strip with its end, and the timeline names what a timer did', async () => {
    const loan = await onBoard();
    for (const holder of ['wang', 'zhou']) await decide(holder, loan.id);
    const page = await recordOf('li', loan, seat);

    const wait = page.locator('.strip-step[data-kind="wait"]');
    await wait.waitFor();
    await look(page, 'waits');
    expect(await wait.innerText()).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/);
    expect(await page.locator('.strip-step[data-kind="copy"]').innerText()).toContain('Sun');
    expect(await page.locator('.approval-strip').innerText()).toContain(
      approvalWords[language]['visit-passed'],
    );
  });

  test('K12: an administrator does everything from the record, with reasons, and sees what it leads to', async () => {
    const loan = await onBoard();
    const page = await recordOf('admin', loan, seat);
    const managed = async (
      verb: 'suspend' | 'resume' | 'jump' | 'reassign' | 'override' | 'terminate',
      fillIn?: () => Promise<void>,
    ) => {
      const acts = new Acts(page, language);
      await acts.act(page.getByRole('button', { name: words.manage }));
      await acts.act(page.getByRole('menuitem', { name: words[`admin-${verb}`] }));
      const dialog = page
        .getByRole('dialog')
        .filter({ hasText: words[`admin-${verb}`] })
        .last();
      await dialog.waitFor();
      await fillIn?.();
      await dialog.getByRole('textbox', { name: words.reason }).fill('because');
      await page.waitForTimeout(600);
      await settle(page);
      await look(page, verb);
      await acts.act(dialog.locator('.ant-btn-primary'));
      await dialog
        .waitFor({ state: 'detached', timeout: 15_000 })
        .catch(() => dialog.waitFor({ state: 'hidden' }));
      acts.check();
    };

    await managed('reassign', async () => {
      await page.getByRole('radio', { name: /Zhou/ }).check();
      await pick(page, 'chen');
    });
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['chen', 'wang']);
    await managed('suspend');
    await page.locator('.strip-suspended', { hasText: 'because' }).waitFor();
    await settle(page);
    await look(page, 'suspended');
    await managed('resume');
    await managed('jump', async () => {
      await page.getByRole('radio', { name: /终审|Final/ }).check();
      const confirmed = page.getByRole('checkbox');
      await confirmed.waitFor();
      const question = await page.locator('.ant-checkbox-wrapper').innerText();
      expect(question).toMatch(/会审|Board/);
      await confirmed.check();
      await page.locator('.rehearsal').first().waitFor();
      expect(await page.locator('.ant-checkbox-wrapper').innerText()).toBe(question);
    });
    await expect.poll(() => holdersOf(loan.id), sent).toEqual(['zhao']);
    await managed('override');
    await expect.poll(() => holdersOf(loan.id), sent).toEqual([]);
    await settle(page);
    await look(page, 'overridden');

    const other = await onBoard();
    await page.goto(`${server.url}/record/equipment-loan/${other.id}`);
    await page.locator('.record-head h1').waitFor();
    await managed('terminate');
    await expect.poll(() => holdersOf(other.id), sent).toEqual([]);
    await settle(page);
    await look(page, 'terminated');
  });

  test('E1: why me, and why somebody else was passed over, is told at each step', async () => {
    const loan = await onBoard();
    const page = await recordOf('wang', loan, seat);

    await page.getByRole('button', { name: approvalWords[language].whyMe }).click();
    await page.getByText(approvalWords[language].why).waitFor();
    await look(page, 'why-me');

    expect(await page.locator('.step-details').innerText()).toContain(
      fill(approvalWords[language]['trace-user'], { people: 'Wang' }),
    );
  });
});

/** Counts what a person does: a click or a tap on something that is no field. */
class Acts {
  private readonly page: Page;
  private readonly words: (typeof actWords)['en'];
  private count = 0;

  constructor(page: Page, language: 'zh-CN' | 'en') {
    this.page = page;
    this.words = actWords[language];
  }

  async act(target: ReturnType<Page['locator']>): Promise<void> {
    this.count++;
    await target.click();
  }

  check(): void {
    expect(this.count).toBeLessThanOrEqual(mostActs);
  }

  /** A button beside the menu, and the confirmation. */
  async atHand(verb: 'claim' | 'retrieve' | 'recall' | 'cancel-addition'): Promise<void> {
    await this.inBar(verb);
  }

  async inBar(verb: keyof (typeof actWords)['en'], fillIn?: () => Promise<void>): Promise<void> {
    await this.act(this.page.locator('.decision-bar').getByRole('button', { name: this.words[verb] }));
    await this.confirm(fillIn);
  }

  /** Stands in the bar where there is room, else in the menu. */
  async handOn(verb: 'transfer' | 'add-sign', fillIn: () => Promise<void>): Promise<void> {
    const button = this.page.locator('.decision-bar').getByRole('button', { name: this.words[verb] });
    if ((await button.count()) > 0) await this.inBar(verb, fillIn);
    else await this.fromMenu(verb, fillIn);
  }

  async fromMenu(verb: keyof (typeof actWords)['en'], fillIn?: () => Promise<void>): Promise<void> {
    await this.act(this.page.locator('.decision-bar .more-acts'));
    await this.act(this.page.getByRole('menuitem', { name: this.words[verb] }).first());
    await this.confirm(fillIn);
  }

  private async confirm(fillIn?: () => Promise<void>): Promise<void> {
    const acts = this.page.locator('.act-panel-acts');
    await acts.waitFor();
    await fillIn?.();
    await this.act(acts.locator('.ant-btn-primary'));
    this.check();
  }
}

const clients = new Map<string, Promise<TestClient>>();

/** One session a person: signing in takes its time on purpose. */
function clientOf(username: string): Promise<TestClient> {
  const known = clients.get(username) ?? server.signIn(username);
  clients.set(username, known);
  return known;
}

let codes = 0;

async function submitted(): Promise<{ id: string; number: string }> {
  codes += 1;
  const item = await server.company.create('equipment-item', {
    code: `V${codes}`,
    name: '示波器',
    value: '6000',
  });
  const li = await clientOf('li');
  const body = { dueDate: '2099-01-01', purpose: 'measuring', items: [{ item, quantity: '1' }] };
  const { id, number } = await succeeded(li.post('/api/records/equipment-loan', body));
  await succeeded(li.post(`/api/records/equipment-loan/${id}/submit`));
  return { id, number };
}

/** With Wang and Zhou, who decide together. */
async function onBoard(): Promise<{ id: string; number: string }> {
  const loan = await submitted();
  await decide('zhao', loan.id);
  return loan;
}

async function decide(username: string, record: string): Promise<void> {
  const person = await clientOf(username);
  const { items } = await succeeded(person.get('/api/tasks?limit=200'));
  const task = items.find((one: { record: string }) => one.record === record);
  await succeeded(
    person.post(`/api/tasks/${task.id}/actions`, { action: 'approve', seenRevision: task.revision }),
  );
}

/** Who can do something about a loan now. */
async function holdersOf(record: string): Promise<string[]> {
  const holders: string[] = [];
  for (const username of ['chen', 'qian', 'wang', 'zhao', 'zhou']) {
    const person = await clientOf(username);
    const { items } = await succeeded(person.get('/api/tasks?limit=200'));
    if (items.some((one: { record: string; kind: string }) => one.record === record && one.kind !== 'reply'))
      holders.push(username);
  }
  return holders;
}

async function inboxOf(username: string, { number }: { number: string }, seat: Seat): Promise<Page> {
  const page = await visit(server, username, '/inbox', seat);
  await page.locator('.task-card', { hasText: number }).click();
  await page.locator('.inbox-document h1', { hasText: number }).waitFor();
  await settle(page);
  return page;
}

async function recordOf(
  username: string,
  { id, number }: { id: string; number: string },
  seat: Seat,
): Promise<Page> {
  const page = await visit(server, username, `/record/equipment-loan/${id}`, seat);
  await page.locator('h1', { hasText: number }).waitFor();
  await settle(page);
  return page;
}

function opinionIn(page: Page) {
  return page.locator('.act-panel-fields textarea:not([aria-hidden])');
}

/** Types into the field that has the focus, or is asked for, and takes the first who is found. */
async function pick(page: Page, typed: string): Promise<void> {
  const field = page.locator('.act-field, .questions').getByRole('combobox').first();
  await field.click();
  await page.keyboard.type(typed);
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: new RegExp(typed, 'i') })
    .first()
    .click();
}

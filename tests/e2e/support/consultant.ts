import type { Locator, Page } from 'playwright-core';
import { conditionWords } from '../../../designer/messages/condition.ts';
import { entityWords } from '../../../designer/messages/entity.ts';
import { inspectorWords } from '../../../designer/messages/inspector.ts';
import { publishWords } from '../../../designer/messages/publish.ts';
import { sourceFieldWords } from '../../../designer/messages/sources.ts';
import { versionWords } from '../../../designer/messages/versions.ts';
import { workflowWords } from '../../../designer/messages/workflow.ts';
import type { Language } from '../../../engine/definition/common.ts';

/** A consultant before the designer, who reads it in one language. */
export class Consultant {
  readonly page: Page;
  readonly language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
  }

  box(key: string): Locator {
    return this.page.locator(`[data-box="${key}"]`);
  }

  /** By mouse: the "+" behind a node, then the condition, then its one row. */
  async insertCondition(behind: string, field: string, amount: string): Promise<void> {
    const [workflow, condition] = [workflowWords[this.language], conditionWords[this.language]];
    await this.page
      .getByRole('button', { name: workflow.insertAfter.replace('{{name}}', behind), exact: true })
      .click();
    await this.page.getByRole('option', { name: workflow.insertCondition }).click();
    await this.page.getByRole('button', { name: condition.addRow }).click();
    await this.page.locator('.condition-subject').click();
    await this.page.keyboard.type(field);
    await this.page.locator('.ant-select-item-option', { hasText: field }).first().click();
    await this.page.locator('.condition-operand input').fill(amount);
  }

  /** By keyboard alone, from a card of the canvas: A, what is wanted, Enter. */
  async insertApproval(after: Locator): Promise<void> {
    await after.focus();
    await this.page.keyboard.press('a');
    await this.page.getByRole('combobox', { name: workflowWords[this.language].insertSearch }).waitFor();
    await this.page.keyboard.type(workflowWords[this.language].insertApproval);
    await this.page.keyboard.press('Enter');
    await this.page.locator('aside.inspector').waitFor();
  }

  /** In the open properties: what the level is called and who holds it. */
  async assignRole(names: { 'zh-CN': string; en: string }, role: string): Promise<void> {
    const [words, sources] = [inspectorWords[this.language], sourceFieldWords[this.language]];
    await this.page.locator('aside.inspector [data-path="label/zh-CN"]').fill(names['zh-CN']);
    await this.page.locator('aside.inspector [data-path="label/en"]').fill(names.en);
    await this.page.getByRole('button', { name: sources.addSource }).click();
    await this.page.getByRole('menuitem', { name: words.role, exact: true }).click();
    await this.page.getByRole('combobox', { name: words.chooseRole }).click();
    await this.page.locator('.ant-select-item-option', { hasText: role }).first().click();
  }

  /** Adds a text to the entity that is open, shown on its form and list. */
  async addField(names: { 'zh-CN': string; en: string }): Promise<void> {
    const words = entityWords[this.language];
    await this.page.getByRole('button', { name: words.addField }).click();
    await this.page.getByLabel(words.chinese).fill(names['zh-CN']);
    await this.page.getByLabel(words.english).fill(names.en);
    await this.page.getByText(words.showInList).click();
    await this.page.locator('.ant-modal-footer .ant-btn-primary').click();
    await this.page.locator('.ant-modal').waitFor({ state: 'hidden' });
  }

  async publish(note: string): Promise<string> {
    const words = publishWords[this.language];
    await this.page.locator('.designer-bar .ant-btn-primary').click();
    // Approvals left on an older version may be shown as soon as this one closes.
    const dialog = this.page.getByRole('dialog').filter({ has: this.page.getByLabel(words.note) });
    await dialog.locator('.changes').waitFor();
    await dialog.getByLabel(words.note).fill(note);
    const told = await dialog.innerText();
    await dialog.locator('.ant-modal-footer .ant-btn-primary:not(:disabled)').click();
    await dialog.waitFor({ state: 'hidden' });
    return told;
  }

  /** Back to the plain standard, by the list of versions. */
  async rollBack(): Promise<string> {
    const words = versionWords[this.language];
    const card = this.page.getByRole('article', { name: words.standard });
    await card.getByRole('button', { name: words.rollBack }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.locator('.changes').waitFor();
    const told = await dialog.innerText();
    await dialog.locator('.ant-modal-footer .ant-btn-primary').click();
    await dialog.waitFor({ state: 'hidden' });
    return told;
  }

  /** Waits until everything done so far is in the draft on the server. */
  async saved(): Promise<void> {
    await this.page.locator('.draft-chip[data-state="saved"]').waitFor();
  }
}

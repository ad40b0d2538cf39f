import type { Page } from 'playwright-core';

/** Goes from control to control as somebody without a mouse does, and never uses one. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tab until the control of this name has the focus; waits for it to be there. */
  async tabTo(name: RegExp): Promise<void> {
    await this.waitFor(name);
    for (let count = 0; count < 150; count++) {
      if (name.test(await focusedName(this.page))) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not lead to ${name}`);
  }

  /** Presses the button of this name. */
  async push(name: RegExp): Promise<void> {
    await this.tabTo(name);
    await this.press('Enter');
  }

  /** Chooses from the menu that opens at the button of this name. */
  async choose(menu: RegExp, item: RegExp): Promise<void> {
    await this.push(menu);
    await this.page.getByRole('menuitem', { name: item }).waitFor();
    for (let count = 0; count < 20; count++) {
      if (item.test(await focusedName(this.page))) return this.press('Enter');
      await this.press('ArrowDown');
    }
    throw new Error(`the arrows do not lead to ${item}`);
  }

  private async waitFor(name: RegExp): Promise<void> {
    const named = this.page.getByRole('button', { name }).or(this.page.getByLabel(name));
    await named.first().waitFor();
  }
}

/** What a screen reader says of what has the focus; in a menu the item that the arrows are at. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement as HTMLInputElement | null;
    const active =
      document.getElementById(focused?.getAttribute('aria-activedescendant') ?? '') ??
      focused?.querySelector('[class*="item-active"]') ??
      focused;
    const text = active?.getAttribute('aria-label') ?? focused?.labels?.[0]?.innerText ?? '';
    return (text || (active as HTMLElement | null)?.innerText || '').trim();
  });
}

/** Tells how many pointer events the page has seen from now on; a click that a key makes on a button is none. */
export async function countPointers(page: Page): Promise<() => number> {
  let seen = 0;
  await page.exposeFunction('pointerSeen', () => {
    seen++;
  });
  const listen = () => {
    const { pointerSeen } = window as unknown as { pointerSeen: () => void };
    for (const type of ['pointerdown', 'click', 'touchstart'])
      document.addEventListener(
        type,
        (event) => {
          if (!(event instanceof MouseEvent) || event.detail > 0) pointerSeen();
        },
        true,
      );
  };
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return () => seen;
}

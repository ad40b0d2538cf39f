import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of pages go that somebody wants to look at: `FORMWORK_PICTURES`; nowhere unless it is set. */
const folder = process.env.FORMWORK_PICTURES;

/** Takes a picture of a page as it stands. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

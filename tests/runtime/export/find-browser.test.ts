import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBrowser } from '../../../runtime/server/export/find-browser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

function folderWith(name: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), '#!/bin/sh\n');
  chmodSync(join(folder, name), 0o755);
  return folder;
}

describe('the browser that prints', () => {
  test('is the given one, and no other when that is not there', () => {
    const folder = folderWith('chromium');

    expect(findBrowser(join(folder, 'chromium'), [])).toBe(join(folder, 'chromium'));
    expect(findBrowser(join(folder, 'nothing'), [folder])).toBeUndefined();
  });

  test.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'])(
    'is found on PATH as %s',
    (name) => {
      const folder = folderWith(name);

      expect(findBrowser(undefined, [temporaryFolder(), folder])).toBe(join(folder, name));
    },
  );
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'definitions-'));
  cpSync('definitions', folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Replaces a text in one copied file and runs the check over the copy. */
function checkWith(file: string, from: string, to: string): { status: number | null; output: string } {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  const run = spawnSync('node_modules/.bin/tsx', ['runtime/server/definitions/check.ts', folder], {
    encoding: 'utf8',
  });
  return { status: run.status, output: run.stdout.replaceAll(folder, '') };
}

describe('npm run check:definitions', () => {
  test('passes what ships', () => {
    const { status, output } = checkWith('sales/module.json', '"version"', '"version"');

    expect(output).toBe('6 modules, 1 layers: 0 errors, 0 warnings\n');
    expect(status).toBe(0);
  });

  test.each([
    [
      'a name that no field has',
      'sales/entities/sales-order.json',
      'total <= customer.creditAvailable',
      'total <= customer.credit',
      /sales-order\.json:\d+ error expression\.unknown-field \/sales\/entity\/sales-order\/checks\/credit\/holds/,
    ],
    [
      'a label without English',
      'finance/entities/receipt.json',
      '{ "zh-CN": "收款单号", "en": "Number" }',
      '{ "zh-CN": "收款单号" }',
      /receipt\.json:\d+ error definition\.label-missing \/finance\/entity\/receipt\/fields\/number\/label \{"language":"en"\}/,
    ],
    [
      'a comma too many',
      'products/module.json',
      '"menu": {',
      '"menu": {,',
      /products\/module\.json:\d+ error definition\.not-json/,
    ],
    [
      'a layer whose target is gone',
      'layers/demo-trading/layer.json',
      'sales/entity/sales-order/transitions/start-production',
      'sales/entity/sales-order/transitions/begin-production',
      /layers\/demo-trading\/layer\.json:\d+ error layer\.target-missing \/changes\/\d+/,
    ],
  ])('fails on %s and says file and line', (_, file, from, to, expected) => {
    const { status, output } = checkWith(file, from, to);

    expect(output).toMatch(expected);
    expect(status).toBe(1);
  });
});

/**
 * What `npm test` runs: vitest with the options given, told beforehand which parts are left out on
 * this machine and why, and at the end one plain line, `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../runtime/server/config.ts';
import { findProgram, isProgram } from '../runtime/server/database/find-program.ts';
import { rustServerProgram } from '../runtime/server/database/rust-server.ts';
import { startDatabase } from '../runtime/server/database/start-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'formwork-tests-'));
const { config } = parseConfig({ ...process.env, FORMWORK_DATA: folder }, []);
if (!config) throw new Error('The settings in the environment are wrong: npm start says which.');

const withoutDatabase = await reasonForNoDatabase();
for (const line of leftOut()) say(line);
const report = join(folder, 'report.json');
const status = runVitest();
const { passed, failed, skipped } = count();
rmSync(folder, { recursive: true, force: true });
if (skipped > 0) say(`${skipped} left out`);
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function say(line) {
  process.stdout.write(`${line}\n`);
}

async function reasonForNoDatabase() {
  try {
    const database = await startDatabase(config, say);
    say(`Database for the tests: ${database.description.replace(/, data in .*/, '')}`);
    await database.stop();
    return undefined;
  } catch (cause) {
    return cause.message;
  }
}

/** One line for every part that this machine cannot test. */
function leftOut() {
  const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];
  const hasBrowser =
    config.chromiumPath !== undefined || browsers.some((name) => findProgram(name, config.programFolders));
  return [
    withoutDatabase && `Left out: all tests on a database. ${withoutDatabase}`,
    !isProgram(rustServerProgram(config.cacheFolder)) &&
      'Left out: tests of the order of database sources. No Rust server: npm run database:build',
    !hasBrowser && 'Left out: tests of pages and of printing. No Chromium: install it, or set CHROMIUM_PATH',
    !findProgram('pdftotext', config.programFolders) &&
      'Left out: tests that read printed text back. No pdftotext: install poppler-utils',
  ].filter(Boolean);
}

function runVitest() {
  const options = [
    ...['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)],
    ...(withoutDatabase ? ['--project', 'without-database'] : []),
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ];
  return spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...options], { stdio: 'inherit' })
    .status;
}

/** A file that did not load and an error outside of any test count as failures too. */
function count() {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  );
  const failed = numFailedTests + broken.length;
  return {
    passed: numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: numPendingTests,
  };
}

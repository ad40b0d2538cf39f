import { defineConfig } from 'vitest/config';
import { LongestFirst } from './support/longest-first.ts';

/** Tests that need no database start without one and take seconds. */
const withoutDatabase = [
  'engine',
  'definitions',
  'architecture',
  'app',
  'runtime/app',
  'designer',
  'paragraphs',
  'model',
].map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);

/** Tests in a browser, before pages that are built once. */
const withPages = ['tests/e2e/**/*.test.ts'];

const databaseServer = 'tests/support/start-database-server.ts';

const withDatabase = {
  // Where the machine is not ours alone a browser may be late once; what is wrong is wrong every time.
  retry: process.env.CI ? 2 : 0,
};

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    environment: 'node',
    // Three at once also on two cores: a test with a browser or a database mostly waits.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    // A browser with a neighbour takes its time.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'without-database', include: withoutDatabase } },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'with-database',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...withoutDatabase, ...withPages],
          globalSetup: [databaseServer],
        },
      },
      {
        extends: true,
        test: {
          ...withDatabase,
          name: 'with-pages',
          include: withPages,
          globalSetup: [databaseServer, 'tests/e2e/support/build-pages.ts'],
        },
      },
    ],
  },
});

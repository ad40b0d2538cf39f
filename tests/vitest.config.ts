import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    environment: 'node',
    // Two at once also on two cores: a test with a browser or a database mostly waits.
    maxWorkers: 2,
    testTimeout: 60_000,
    // A browser with a neighbour takes its time.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'without-database', include: withoutDatabase } },
      {
        extends: true,
        test: {
          name: 'with-database',
          // Where the machine is not ours alone a browser may be late once; what is wrong is wrong every time.
          retry: process.env.CI ? 2 : 0,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: withoutDatabase,
          globalSetup: ['tests/support/start-database-server.ts'],
        },
      },
    ],
  },
});

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const off = ['**/node_modules/**', '**/dist/**', '**/.cache/**'];
const decisions = [
  'server/rooms/**/decide.test.ts',
  'rules/**/*.test.ts',
  'scripts/**/*.test.ts',
  '{web,portal,widget}/**/*.test.{ts,tsx}',
];

/** `decisions` need no database, `rooms` share one PostgreSQL, `journeys` run the built product in a browser, one at a time. */
export default defineConfig({
  test: {
    projects: [
      // Pure functions have nothing to keep from one another: each module is loaded once.
      {
        test: {
          name: 'decisions',
          include: decisions,
          exclude: off,
          pool: 'threads',
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'rooms',
          include: ['{server,demo,corpus,test}/**/*.test.ts'],
          exclude: [...off, ...decisions],
          globalSetup: ['test/postgres.ts'],
          // They wait for a database, a mail server or a clock more than they work.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['e2e/*.journey.ts'],
          exclude: off,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

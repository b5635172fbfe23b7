import { defineConfig } from 'vitest/config'

const made = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    maxWorkers: 3,
    // Generous: machines are noisy, and no test is about time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/web/src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...made, 'packages/db/**', 'scripts/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          // A worker reads the product once, not for each of its files: every suite has a database and an app of its own.
          isolate: false,
          include: ['apps/api/**/*.test.ts', 'packages/db/**/*.test.ts'],
          exclude: made,
          globalSetup: ['scripts/test/services.setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'launcher',
          include: ['scripts/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // Alone and last: it starts the whole product several times.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

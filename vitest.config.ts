import { defineConfig } from 'vitest/config';

// unit: pure, beside the code. integration: real Postgres, broker and S3. e2e: the whole system, real processes, a real browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{shared,agent,cloud,test}/src/**/*.test.ts',
            'cloud/web/src/**/*.test.{ts,tsx}',
            'infra/*/src/**/*.test.ts',
          ],
          // Against hanging, not for speed: a busy machine is no failure.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{agent,cloud}/tests/**/*.test.ts', 'infra/*/tests/**/*.test.ts'],
          globalSetup: ['test/setup/embedded-postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          globalSetup: ['test/setup/embedded-postgres.ts'],
          // Each file runs a whole system in several processes.
          maxWorkers: 2,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

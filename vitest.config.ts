import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { parseCLI } from 'vitest/node';
import { everyRunE2e, systemIntegration } from './test/setup/which-tests.ts';

/**
 * One number for all projects: only then do their files run side by side, those of e2e first, which are the longest. More
 * than there are cores, because such a file waits half of its time; no more than Postgres has connections for.
 */
const maxWorkers = Math.min(8, Math.max(3, availableParallelism()));

// The programs that tests start are compiled once, not at each start: half of what a command costs.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url));

// In CI properties are always tried with the same values, so that a change is judged by its own faults; everywhere else with
// others each time, and what they find is mended and gets a test of its own.
const setupFiles = process.env.CI ? ['test/setup/property-seed.ts'] : [];

/**
 * Files of a worker share what they import, which is most of what a small one costs. So a test leaves nothing behind in a module,
 * and mocks no module.
 */
const isolate = false;

/**
 * What runs in Node is loaded by Node, as when HQ and agent run; no test mocks a module, which alone would need more. To have Vite
 * change each file first takes half of the processor time of a small test file. Only pages need that.
 */
const loadedByNode = { viteModuleRunner: false, nodeLoader: false };

// Against hanging, not for speed: a busy machine is no failure. What a test waits for has a limit of its own, below these, which
// says what didn't happen.
const limits = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 120_000 } } };

/** Also of `npm run test:containers`. */
export const everyProject = { maxWorkers, isolate, ...limits };

/** Who names files gets them, whichever command runs them. */
const isNamed = parseCLI(['vitest', ...process.argv.slice(2)]).filter.length > 0;
const which = isNamed ? undefined : process.env.ROLLCALL_TESTS;
const unitFiles = [
  '{shared,shared/node,agent,cloud,test}/src/**/*.test.ts',
  'cloud/web/src/**/*.test.{ts,tsx}',
  'infra/*/src/**/*.test.ts',
];
const integrationFiles = ['{agent,cloud}/tests/**/*.test.ts', 'infra/*/tests/**/*.test.ts'];
const e2eFiles = ['test/e2e/**/*.e2e.ts'];
// Two minutes for a few kills: `npm run test:long` has them all.
const longFiles = process.env.ROLLCALL_LONG_TESTS ? [] : ['test/e2e/crash.e2e.ts'];

// unit: pure, beside the code. integration: real Postgres, broker and S3. e2e: the whole system, real processes, a real browser.
export default defineConfig({
  test: {
    reporters: ['default', './test/setup/how-it-goes.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: which === 'system' ? [] : unitFiles,
          setupFiles,
          ...everyProject,
        },
      },
      {
        test: {
          name: 'integration',
          include: which === 'system' ? systemIntegration : integrationFiles,
          exclude: which === 'each run' ? systemIntegration : [],
          experimental: loadedByNode,
          globalSetup: ['test/setup/embedded-postgres.ts', 'test/setup/bundled-programs.ts'],
          setupFiles,
          ...everyProject,
        },
      },
      {
        test: {
          name: 'e2e',
          include: which === 'each run' ? everyRunE2e : e2eFiles,
          exclude: which === 'system' ? [...longFiles, ...everyRunE2e] : longFiles,
          experimental: loadedByNode,
          globalSetup: [
            'test/setup/embedded-postgres.ts',
            'test/setup/bundled-programs.ts',
            'test/setup/shared-demo.ts',
          ],
          setupFiles: ['test/setup/what-pages-showed.ts'],
          ...everyProject,
        },
      },
    ],
  },
});

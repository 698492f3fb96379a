import { defineConfig } from 'vitest/config';

// Against brokers that somebody started by hand (test/README.md says how), so it is not part of `npm test`.
export default defineConfig({
  test: {
    include: ['test/brokers/**/*.broker.ts'],
    globalSetup: ['test/setup/embedded-postgres.ts'],
    testTimeout: 900_000,
    hookTimeout: 600_000,
  },
});

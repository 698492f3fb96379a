import { defineConfig } from 'vitest/config';

// Against the real parts that a brigade runs, in containers: needs a Docker engine, so it is not part of `npm test`.
export default defineConfig({
  test: { include: ['test/containers/**/*.container.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});

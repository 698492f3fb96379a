import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { everyProject } from '../../vitest.config.ts';

// It would have containers removed by one of an image that isn't here: start-containers.ts removes them.
process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';

/** With the reason why a container would change nothing. */
const leftOut = [
  // The embedded store is made to lie in each test.
  'cloud/tests/storage-lying.test.ts',
  // Other stores, which are programs of Debian.
  'cloud/tests/objects-foreign-stores.test.ts',
];

// The suites of the project `integration` that use database, broker or store, against our images. Of infra/embedded only those
// that hold for any engine: the rest is about the embedded ones themselves. Not agent/tests: they speak to an HQ in memory.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: [
      'cloud/tests/**/*.test.ts',
      'infra/embedded/tests/mqtt/broker-rules.test.ts',
      'infra/embedded/tests/postgres/test-database.test.ts',
      'infra/embedded/tests/s3/s3-store.test.ts',
    ],
    exclude: leftOut,
    globalSetup: ['test/containers/start-containers.ts'],
    reporters: ['default', './test/setup/how-it-goes.ts'],
    ...everyProject,
  },
});

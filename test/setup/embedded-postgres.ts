import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmbeddedPostgres } from '@rollcall/embedded/postgres/embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's connection string to the `postgres` database of this run's cluster. */
    postgresUrl: string;
  }
}

/** One cluster for the whole run; each test file makes its own database in it (`createTestDatabase`). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-test-'));
  const postgres = createEmbeddedPostgres({ folder, durable: false });
  const tearDown = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { ownerUrl } = await postgres.start();
    project.provide('postgresUrl', ownerUrl('postgres'));
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}

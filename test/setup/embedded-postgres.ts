import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
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

const memory = '/dev/shm';
const neededBytes = 4 * 1024 ** 3;
const prefix = 'rollcall-test-';

/** One cluster for the whole run; each test file makes its own database in it (`createTestDatabase`). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await placeOfCluster(), `${prefix}${process.pid}-`));
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

/**
 * In memory where there is room: a database is a thousand small files, and to make and remove them on a disk costs more than what
 * most test files do with them. Nothing is lost by it, for this cluster is not durable anyway.
 */
async function placeOfCluster(): Promise<string> {
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  if (bavail * bsize < neededBytes) return tmpdir();
  await removeLeftOvers();
  return memory;
}

/** What a run left that was killed would take memory until the machine is started again. */
async function removeLeftOvers(): Promise<void> {
  for (const name of await readdir(memory)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (owner > 0 && !isRunning(owner)) await rm(join(memory, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

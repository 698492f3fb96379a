import { statfs } from 'node:fs/promises';
import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../../db/database.ts';
import { createPeriodicWork, type PeriodicWork } from '../../workers/periodic-work.ts';
import { insertDiskSample, thinDiskSamples } from './disk-repository.ts';

/** A disk by its name, and any path that lies on it. */
export interface WatchedDisk {
  disk: string;
  path: string;
}

const intervalMs = 10 * 60_000;

/** Notes every ten minutes how full the disks are that this process sees. One that can't be read leaves the others alone. */
export function createDiskWorker(deps: {
  db: Database;
  disks: readonly WatchedDisk[];
  log: Logger;
  now: () => Date;
}): PeriodicWork {
  const { db, disks, log, now } = deps;

  async function sample({ disk, path }: WatchedDisk): Promise<void> {
    const { bsize, blocks, bavail } = await statfs(path);
    await insertDiskSample(db, { disk, at: now(), sizeBytes: blocks * bsize, freeBytes: bavail * bsize });
  }

  return createPeriodicWork({
    now,
    intervalMs,
    async work() {
      const settled = await Promise.allSettled(disks.map(sample));
      await thinDiskSamples(db, now());
      const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join('; '));
    },
    onError: (error) => log.error({ error }, 'disks could not be measured'),
  });
}

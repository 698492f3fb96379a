import type { Logger } from '@rollcall/node/logger';
import type { Config } from '../config/config.ts';
import type { Database } from '../db/database.ts';
import { createLengthMeasurer } from '../lengths/length-measurer.ts';
import { createObjectStore, type ObjectStore } from '../objects/object-store.ts';
import { probeStore } from '../objects/probe-store.ts';
import { createAskedReadWorker } from './asked-read-worker.ts';
import { createCopyWorker } from './copy-worker.ts';
import { createDeletionWorker } from './deletion-worker.ts';
import { createGuaranteesWorker } from './guarantees-worker.ts';
import { createLengthWorker } from './length-worker.ts';
import { createLockWorker } from './lock-worker.ts';
import type { PeriodicWork } from './periodic-work.ts';
import { createUploadSweepWorker } from './upload-sweep-worker.ts';
import { createWalkWorker } from './walk-worker.ts';

/** The workers that watch over what is stored, in the order in which they are started. */
export function createStorageWorkers(parts: {
  db: Database;
  store: ObjectStore;
  config: Pick<Config, 's3' | 's3Copy' | 'walk'>;
  log: Logger;
  now: () => Date;
  /** A recording waits to be read back. */
  onRestored: () => void;
}): Record<string, PeriodicWork> {
  const { db, store, config, log, now, onRestored } = parts;
  const copyStore = config.s3Copy && createObjectStore({ ...config.s3Copy, grantForm: 'content-sha256' });
  return {
    askedReads: createAskedReadWorker({ db, store, log, now, onTaken: onRestored, ...config.walk }),
    ...(copyStore && {
      copies: withStore(createCopyWorker({ db, store, copyStore, log, now, onRestored }), copyStore),
    }),
    deletions: createDeletionWorker({ db, store, copyStore, log, now }),
    guarantees: createGuaranteesWorker({ db, probe: (signal) => probeStore(config.s3, { signal }), log, now }),
    lengths: createLengthWorker({ db, store, measurer: createLengthMeasurer(), log, now, rest: 4, ...config.walk }),
    locks: createLockWorker({ db, store, copyStore, log, now }),
    sweep: createUploadSweepWorker({ db, store, copyStore, log, now }),
    walk: createWalkWorker({ db, store, log, now, onTaken: onRestored, ...config.walk }),
  };
}

/** What is started first stops last: nobody else uses the store of copies then. */
function withStore(worker: PeriodicWork, store: ObjectStore): PeriodicWork {
  return {
    ...worker,
    async stop() {
      await worker.stop();
      store.close();
    },
  };
}

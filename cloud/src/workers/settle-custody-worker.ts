import type { Logger } from '@rollcall/node/logger';
import { settleUnknown } from '../custody/observations/rederive-custody.ts';
import type { Database } from '../db/database.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** Looks whether recorders and officers that a station's screen told of were registered since. */
export function createSettleCustodyWorker({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  async function processAll(): Promise<void> {
    const recorders = await settleUnknown(db);
    if (recorders > 0) log.info({ recorders }, 'custody derived of what was registered since');
  }

  return createPeriodicWork({
    now,
    work: processAll,
    intervalMs: 60_000,
    onError: (error) => log.error({ error }, 'settling of custody failed'),
  });
}

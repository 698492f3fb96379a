import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { makePacks } from '../training/packs/make-packs.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** Makes the study pack of each weekly bulletin soon after it is sealed. */
export function createStudyPackWorker({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  return createPeriodicWork({
    now,
    async work() {
      const bulletins = await makePacks({ db, now });
      if (bulletins.length > 0) log.info({ bulletins }, 'study packs made');
    },
    intervalMs: 30_000,
    onError: (error) => log.error({ error }, 'making of study packs failed'),
  });
}

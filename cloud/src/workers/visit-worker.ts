import type { Logger } from '@rollcall/node/logger';
import { takeVisits } from '../checks/visits/take-visits.ts';
import type { Database } from '../db/database.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** Commits each morning to the order in which posts are visited, and opens those of the days before. */
export function createVisitWorker({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  return createPeriodicWork({
    now,
    async work() {
      const done = await takeVisits(db, now());
      if (done.length > 0) log.info({ done }, 'visits taken on');
    },
    intervalMs: 60_000,
    onError: (error) => log.error({ error }, 'taking on of visits failed'),
  });
}

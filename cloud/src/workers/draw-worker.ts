import type { Logger } from '@rollcall/node/logger';
import { takeDraws } from '../checks/draws/take-draws.ts';
import { takeReviews } from '../checks/reviews/take-reviews.ts';
import type { Database } from '../db/database.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** Takes the chain of draws on: what becomes ripe, announcements, closes, samples, and who reviews what was drawn. */
export function createDrawWorker({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  return createPeriodicWork({
    now,
    async work() {
      const done = [...(await takeDraws(db, now())), ...(await takeReviews(db, now()))];
      if (done.length > 0) log.info({ done }, 'draws taken on');
    },
    intervalMs: 60_000,
    onError: (error) => log.error({ error }, 'taking on of draws failed'),
  });
}

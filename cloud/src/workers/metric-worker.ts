import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { keepDays } from '../metrics/keep-days.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** A third of a second at most: whoever writes meanwhile shares the processors with it, and waits for nothing else. */
const atOnce = 10;

/** Keeps sums by day, so that metrics needn't look at each file. Without them metrics are the same, and slower. */
export function createMetricWorker({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  return createPeriodicWork({
    now,
    work: () => keepDays(db, { now, atOnce }),
    intervalMs: 5_000,
    onError: (error) => log.error({ error }, 'summing of days failed'),
  });
}

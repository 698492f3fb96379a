import type { Logger } from '@rollcall/node/logger';
import { takeDraws } from '../checks/draws/take-draws.ts';
import { takeReviews } from '../checks/reviews/take-reviews.ts';
import type { Database } from '../db/database.ts';
import { compareArchive } from '../ledger/compare-archive.ts';
import { type ArchiveStore, createLedgerArchive } from '../ledger/ledger-archive.ts';
import { createPeriodicWork } from './periodic-work.ts';

/**
 * Takes the chain of draws on: what becomes ripe, announcements, closes, samples, and who reviews what was drawn. Not while the archive is ahead of the database: a
 * restored HQ would do once more what it did before.
 */
export function createDrawWorker({
  db,
  store,
  log,
  now,
}: {
  db: Database;
  store: ArchiveStore;
  log: Logger;
  now: () => Date;
}) {
  const archive = createLedgerArchive(store);
  return createPeriodicWork({
    now,
    async work() {
      await compareArchive({ db, archive, now });
      const done = [...(await takeDraws(db, now())), ...(await takeReviews(db, now()))];
      if (done.length > 0) log.info({ done }, 'draws taken on');
    },
    intervalMs: 60_000,
    onError: (error) => log.error({ error }, 'taking on of draws failed'),
  });
}

import type { Logger } from '@rollcall/node/logger';
import type { BulletinStore } from '../bulletins/bulletin-store.ts';
import { eraseOldNames } from '../bulletins/erase-names.ts';
import type { BulletinMakers } from '../bulletins/makers.ts';
import { takeBulletins } from '../bulletins/take-bulletins.ts';
import type { Database } from '../db/database.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** Drafts a bulletin at each cut-off, and erases the names of old issues. */
export function createBulletinWorker({
  db,
  store,
  log,
  now,
  makers,
}: {
  db: Database;
  store: BulletinStore;
  log: Logger;
  now: () => Date;
  makers: BulletinMakers;
}) {
  return createPeriodicWork({
    now,
    async work() {
      const drafted = await takeBulletins({ db, now, makers });
      if (drafted.length > 0) log.info({ drafted }, 'bulletins drafted');
      const issues = await eraseOldNames({ db, now, store });
      if (issues > 0) log.info({ issues }, 'names of old bulletins erased');
    },
    intervalMs: 60_000,
    onError: (error) => log.error({ error }, 'drafting of bulletins failed'),
  });
}

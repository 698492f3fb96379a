import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { isAnythingQuarantined } from '../ingest/quarantine-repository.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** Looks whether anything that stations told is set aside: as long as there is, HQ isn't well. */
export function createQuarantineWatch({ db, log, now }: { db: Database; log: Logger; now: () => Date }) {
  let anything = false;
  const periodic = createPeriodicWork({
    now,
    work: async () => {
      anything = await isAnythingQuarantined(db);
    },
    intervalMs: 15_000,
    onError: (error) => log.warn({ error }, 'the quarantine could not be looked at'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? (anything ? 'events_set_aside' : undefined) };
}

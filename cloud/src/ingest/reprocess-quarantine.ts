import type { Database, Transaction } from '../db/database.ts';
import { isDataError } from '../db/sql-state.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { clearAlarms } from '../registry/station-alarm-repository.ts';
import type { Projection } from './commit-group.ts';
import { insertEvents } from './intake-repository.ts';
import {
  findQuarantined,
  isQuarantineEmpty,
  lockQuarantined,
  markReprocessed,
  type QuarantineKey,
} from './quarantine-repository.ts';
import { readEvent } from './read-events.ts';

const pageSize = 200;

/**
 * Tries every quarantined event again, oldest of each station first: after an upgrade this version may read it. Safe to
 * run in several processes at once.
 */
export async function reprocessQuarantine(
  db: Database,
  options: { projections: Projection[]; now: () => Date },
): Promise<{ reprocessed: number; left: number }> {
  let reprocessed = 0;
  let left = 0;
  let after: QuarantineKey | undefined;
  for (;;) {
    const page = await findQuarantined(db, { after, limit: pageSize });
    for (const key of page) {
      if (await reprocessOne(db, key, options)) reprocessed++;
      else left++;
    }
    after = page.at(-1);
    if (page.length < pageSize) return { reprocessed, left };
  }
}

async function reprocessOne(
  db: Database,
  key: QuarantineKey,
  options: { projections: Projection[]; now: () => Date },
): Promise<boolean> {
  try {
    return await db.transaction().execute((tx) => reprocess(tx, key, options));
  } catch (error) {
    if (isDataError(error)) return false;
    throw error;
  }
}

async function reprocess(
  tx: Transaction,
  key: QuarantineKey,
  { projections, now }: { projections: Projection[]; now: () => Date },
): Promise<boolean> {
  const row = await lockQuarantined(tx, key);
  if (!row) return false;
  const read = readEvent(JSON.parse(row.raw.toString('utf8') || 'null'), key.seq);
  if ('reason' in read) return false;
  const { stationId, incarnation, seq } = key;
  await insertEvents(tx, [{ ...read, stationId, incarnation }], row.quarantinedAt);
  const received = [{ stationId, incarnation, receivedAt: row.quarantinedAt, event: read.event }];
  for (const project of projections) await project(tx, received);
  await markReprocessed(tx, key, now());
  await appendFact(tx, {
    type: 'quarantined_event_reprocessed',
    subject: `station:${stationId}`,
    payload: { incarnation, seq },
  });
  if (await isQuarantineEmpty(tx, stationId)) {
    await clearAlarms(tx, stationId, ['quarantined_event'], { now: now(), clearedBy: 'rollcall' });
  }
  return true;
}

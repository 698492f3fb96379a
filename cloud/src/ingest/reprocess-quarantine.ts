import type { Database, Transaction } from '../db/database.ts';
import { isDataError } from '../db/sql-state.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { clearAlarms } from '../registry/station-alarm-repository.ts';
import {
  findQuarantined,
  findTakenEvent,
  isQuarantineEmpty,
  lockQuarantined,
  lockQuarantinedEntries,
  markEntriesReprocessed,
  markReprocessed,
  type QuarantineKey,
} from './quarantine-repository.ts';
import { readEvent } from './read-events.ts';
import { type Projection, storeEvents, toReceived, withTime } from './store-events.ts';

interface ReprocessOptions {
  projections: Projection[];
  now: () => Date;
}

const sliceSize = 200;

/**
 * Tries all of the quarantine again, the oldest of each station first: after an upgrade this version may be able to read it.
 * Several processes may do this at once, also while ingest takes batches: each locks an event and skips locked ones.
 */
export async function reprocessQuarantine(
  db: Database,
  options: ReprocessOptions,
): Promise<{ reprocessed: number; left: number }> {
  let reprocessed = 0;
  let left = 0;
  let after: QuarantineKey | undefined;
  do {
    const slice = await reprocessSlice(db, options, { after, limit: sliceSize });
    reprocessed += slice.reprocessed;
    left += slice.left;
    after = slice.after;
  } while (after);
  return { reprocessed, left };
}

/**
 * Tries up to `limit` events, each in its own transaction, so that a killed process loses one at most.
 * @returns after: where the next slice begins; undefined when this was the last
 */
export async function reprocessSlice(
  db: Database,
  options: ReprocessOptions,
  { after, limit }: { after: QuarantineKey | undefined; limit: number },
): Promise<{ reprocessed: number; left: number; after: QuarantineKey | undefined }> {
  const slice = await findQuarantined(db, { after, limit });
  let reprocessed = 0;
  for (const key of slice) {
    if (await reprocessOne(db, key, options)) reprocessed++;
  }
  return { reprocessed, left: slice.length - reprocessed, after: slice.length < limit ? undefined : slice.at(-1) };
}

async function reprocessOne(db: Database, key: QuarantineKey, options: ReprocessOptions): Promise<boolean> {
  try {
    return await db
      .transaction()
      .execute(async (tx) => (await reprocessEvent(tx, key, options)) || reprocessEntries(tx, key, options));
  } catch (error) {
    if (isDataError(error)) return false;
    throw error;
  }
}

async function reprocessEvent(tx: Transaction, key: QuarantineKey, options: ReprocessOptions): Promise<boolean> {
  const row = await lockQuarantined(tx, key);
  if (!row) return false;
  const read = readEvent(JSON.parse(row.raw.toString('utf8') || 'null'), key.seq);
  if ('reason' in read) return false;
  const { stationId, incarnation, seq } = key;
  await storeEvents(tx, [{ ...read, stationId, incarnation }], { ...options, receivedAt: row.quarantinedAt });
  await markReprocessed(tx, key, options.now());
  await tell(tx, key, { incarnation, seq }, options.now());
  return true;
}

/** Reads an event again together with the entries that it lacks. Projections are idempotent, so only the new entries count. */
async function reprocessEntries(
  tx: Transaction,
  key: QuarantineKey,
  { projections, now }: ReprocessOptions,
): Promise<boolean> {
  const setAside = await lockQuarantinedEntries(tx, key);
  const taken = setAside.length === 0 ? undefined : await findTakenEvent(tx, key);
  if (!taken || !Array.isArray(taken.body.entries)) return false;
  const entries = [...taken.body.entries];
  for (const { index, raw } of setAside) entries[index] = JSON.parse(raw.toString('utf8'));
  const { stationId, incarnation, seq } = key;
  const { event_id: id, type, boot_id: bootId, monotonic_ms: monotonicMs, received_at: receivedAt } = taken;
  const wall = taken.wall.toISOString();
  const body = { ...taken.body, entries };
  const read = readEvent({ seq, id, type, wall, bootId, monotonicMs, body }, seq);
  if ('reason' in read) return false;
  const still = new Set(read.setAside.map(({ index }) => index));
  const readable = setAside.map(({ index }) => index).filter((index) => !still.has(index));
  if (readable.length === 0) return false;
  const received = toReceived(withTime({ ...read, stationId, incarnation }, receivedAt), receivedAt);
  for (const project of projections) await project(tx, [received]);
  await markEntriesReprocessed(tx, key, readable, now());
  await tell(tx, key, { incarnation, seq, entries: readable.length }, now());
  return true;
}

async function tell(tx: Transaction, { stationId }: QuarantineKey, payload: object, now: Date): Promise<void> {
  await appendFact(tx, { type: 'quarantined_event_reprocessed', subject: `station:${stationId}`, payload });
  if (await isQuarantineEmpty(tx, stationId)) {
    await clearAlarms(tx, stationId, ['quarantined_event'], { now, clearedBy: 'rollcall' });
  }
}

import { genesisHead } from '@rollcall/shared/contract/batch';
import type { Transaction } from '../db/database.ts';
import { fenceStores } from '../registry/station-repository.ts';
import type { CursorState } from './judge-batch.ts';
import type { CurrentStore } from './judge-registration.ts';

/** Takes the same row lock as ingest, so that ingest takes no batch of the station while its store registers. */
export async function lockCursor(tx: Transaction, stationId: string): Promise<CurrentStore | undefined> {
  const cursor = await tx
    .selectFrom('station_cursor')
    .select(['incarnation', 'through', 'head'])
    .where('station_id', '=', stationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!cursor) return undefined;
  const store = await tx
    .selectFrom('station_store')
    .select(['store_id', 'fenced_at'])
    .where('station_id', '=', stationId)
    .where('incarnation', '=', cursor.incarnation)
    .executeTakeFirst();
  return { ...cursor, storeId: store?.store_id ?? null, fenced: (store?.fenced_at ?? null) !== null };
}

/** The last batch that HQ has of an incarnation. */
export async function lastTaken(
  tx: Transaction,
  stationId: string,
  incarnation: number,
): Promise<Pick<CursorState, 'through' | 'head'> | undefined> {
  return tx
    .selectFrom('station_batch')
    .select(['last_seq as through', 'hash as head'])
    .where('station_id', '=', stationId)
    .where('incarnation', '=', incarnation)
    .orderBy('first_seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Notes that an incarnation that HQ knew only from batches belongs to this store. */
export async function claimStore(
  tx: Transaction,
  store: { stationId: string; incarnation: number; storeId: string },
): Promise<void> {
  await tx
    .updateTable('station_store')
    .set({ store_id: store.storeId })
    .where('station_id', '=', store.stationId)
    .where('incarnation', '=', store.incarnation)
    .execute();
}

export async function adoptIncarnation(
  tx: Transaction,
  store: { stationId: string; incarnation: number; storeId: string },
): Promise<void> {
  await insertStore(tx, store);
  await moveToStart(tx, store);
}

/** Begins an incarnation, and fences the earlier ones: HQ takes nothing more of them. */
export async function beginIncarnation(
  tx: Transaction,
  store: { stationId: string; incarnation: number; storeId: string; fenceReason: string; now: Date },
): Promise<void> {
  await fenceStores(tx, store);
  await insertStore(tx, store);
  await moveToStart(tx, store);
}

async function insertStore(
  tx: Transaction,
  store: { stationId: string; incarnation: number; storeId: string },
): Promise<void> {
  await tx
    .insertInto('station_store')
    .values({ station_id: store.stationId, incarnation: store.incarnation, store_id: store.storeId })
    .execute();
}

/** Moves the cursor to the start of the incarnation. The counter isn't reset: a station refuses a counter below its last one. */
async function moveToStart(tx: Transaction, store: { stationId: string; incarnation: number }): Promise<void> {
  await tx
    .updateTable('station_cursor')
    .set({ incarnation: store.incarnation, through: 0, head: genesisHead, archived_through: 0 })
    .where('station_id', '=', store.stationId)
    .execute();
}

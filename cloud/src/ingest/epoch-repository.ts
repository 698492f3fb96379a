import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { CursorState } from './judge-batch.ts';

export async function readEpoch(db: Database | Transaction): Promise<number> {
  const row = await db.selectFrom('cloud_state').select('epoch').executeTakeFirstOrThrow();
  return row.epoch;
}

/**
 * Takes a new epoch. It is higher than any that this database or this process has seen, and at least the current time in
 * milliseconds, so it is also higher than any that a lost database gave out.
 */
export async function raiseEpoch(db: Database, atLeast: { seen: number; now: Date }): Promise<number> {
  const { rows } = await sql<{ epoch: number }>`
    update cloud_state set epoch = greatest(epoch + 1, ${atLeast.seen + 1}::bigint, ${atLeast.now.getTime()}::bigint)
    returning epoch
  `.execute(db);
  const [row] = rows;
  if (!row) throw new Error('cloud_state has no row');
  return row.epoch;
}

/** The position of every station that can be sent a message: it is enrolled and has a registered store. */
export async function listPositions(db: Database): Promise<Map<string, Pick<CursorState, 'incarnation' | 'through'>>> {
  const rows = await db
    .selectFrom('station_cursor')
    .select(['station_id', 'incarnation', 'through'])
    .where('incarnation', '>', 0)
    .execute();
  return new Map(rows.map(({ station_id: stationId, ...position }) => [stationId, position]));
}

import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { CursorState } from './judge-batch.ts';

export interface CursorMove {
  stationId: string;
  before: CursorState;
  after: CursorState;
  /** How many messages the station will be sent: each takes one counter. */
  messages: number;
}

export interface MovedCursor extends CursorState {
  archivedThrough: number;
  /** The counter of the last of these messages. */
  counter: number;
}

/** A cursor changed although this transaction holds its lock: the database was replaced, or there is a bug. Retry the group. */
export class CursorMovedError extends Error {
  constructor() {
    super('a station cursor is not where it was');
    this.name = 'CursorMovedError';
  }
}

/**
 * Advances the cursors by compare-and-set: each only from the position that this transaction read. So two ingesters can never both
 * take a batch, even without the lock of `lockStations`.
 * @throws CursorMovedError
 */
export async function moveCursors(
  tx: Transaction,
  moves: readonly CursorMove[],
  now: Date,
): Promise<Map<string, MovedCursor>> {
  if (moves.length === 0) return new Map();
  const { rows } = await sql<MovedCursor & { stationId: string }>`
    update station_cursor c set
      incarnation = m.incarnation, through = m.through, head = m.head, counter = c.counter + m.messages,
      archived_through = case when m.incarnation = c.incarnation then c.archived_through else 0 end,
      last_batch_at = case when m.moved then ${now}::timestamptz else c.last_batch_at end
    from unnest(
      ${moves.map((move) => move.stationId)}::text[],
      ${moves.map((move) => move.before.incarnation)}::integer[],
      ${moves.map((move) => move.before.through)}::bigint[],
      ${moves.map((move) => move.before.head)}::text[],
      ${moves.map((move) => move.after.incarnation)}::integer[],
      ${moves.map((move) => move.after.through)}::bigint[],
      ${moves.map((move) => move.after.head)}::text[],
      ${moves.map((move) => move.messages)}::integer[],
      ${moves.map((move) => move.after.head !== move.before.head)}::boolean[]
    ) as m(station_id, old_incarnation, old_through, old_head, incarnation, through, head, messages, moved)
    where c.station_id = m.station_id
      and c.incarnation = m.old_incarnation and c.through = m.old_through and c.head = m.old_head
    returning c.station_id as "stationId", c.incarnation, c.through, c.head, c.archived_through as "archivedThrough",
      c.counter
  `.execute(tx);
  if (rows.length !== moves.length) throw new CursorMovedError();
  return new Map(rows.map(({ stationId, ...cursor }) => [stationId, cursor]));
}

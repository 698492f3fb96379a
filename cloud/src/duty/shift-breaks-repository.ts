import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { Span } from './insert-disjoint.ts';
import type { StandingShift } from './shift.ts';

/** The breaks of a shift in order, as one value: pairs of milliseconds since 1970. @param shiftId a column */
export function breaksOf(shiftId: RawBuilder<unknown>): RawBuilder<[number, number][]> {
  const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
  return sql`(
    select coalesce(json_agg(json_build_array(${ms('b.starts_at')}, ${ms('b.ends_at')}) order by b.starts_at), '[]')
    from shift_break b where b.shift_id = ${shiftId}
  )`;
}

export function toBreaks(pairs: readonly [number, number][]): Span[] {
  return pairs.map(([startsAt, endsAt]) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }));
}

/** Replaces the breaks of these shifts. */
export async function replaceBreaks(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  await sql`delete from shift_break where shift_id = any(${shiftIds}::uuid[])`.execute(tx);
  await insertBreaks(tx, shifts);
}

/** Inserts the breaks of new shifts. */
export async function insertBreaks(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  const rows = shifts.flatMap(({ shiftId, breaks }) => breaks.map((span) => ({ shiftId, ...span })));
  if (rows.length === 0) return;
  await sql`
    insert into shift_break (shift_id, starts_at, ends_at)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("shiftId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)
  `.execute(tx);
}

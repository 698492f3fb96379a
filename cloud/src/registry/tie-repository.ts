import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { TieCode } from '../errors/retiring-errors.ts';

/** What hangs on something that is to be retired. */
export interface Tie {
  code: TieCode;
  /** Of what hangs on it, the first ones. */
  names: string[];
}

type Query = RawBuilder<{ name: string }>;

/** So many are named: who has seen to these tries again. */
const mostNamed = 10;

/** What belongs to a unit. @param today whoever has left until then, and what is scrapped or revoked, doesn't count */
export function tiesOfUnit(tx: Transaction, unitCode: string, today: string): Promise<Tie[]> {
  return found(tx, {
    unit_has_units: sql`
      select concat_ws(' ', unit_code, name) as name from unit where parent_code = ${unitCode} and not retired
      order by unit_code`,
    unit_has_officers: sql`
      select concat_ws(' ', badge_no, name) as name from officer
      where unit_code = ${unitCode} and (left_on is null or left_on > ${today}::date) order by badge_no`,
    unit_has_recorders: sql`
      select recorder_serial as name from recorder where unit_code = ${unitCode} and state <> 'scrapped'
      order by recorder_serial`,
    unit_has_stations: sql`
      select concat_ws(' ', station_id, name) as name from station
      where unit_code = ${unitCode} and revoked_at is null order by station_id`,
  });
}

/** What an officer who leaves has on that day or later. Only who has left by `today` leads nobody any more. */
export function tiesOfOfficer(
  tx: Transaction,
  { badgeNo, leftOn }: { badgeNo: string; leftOn: string },
  today: string,
): Promise<Tie[]> {
  const from = sql`(${leftOn}::timestamp at time zone 'Asia/Shanghai')`;
  return found(tx, {
    officer_has_shifts: sql`
      select to_char(starts_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI ') || post as name from shift
      where badge_no = ${badgeNo} and cancelled_at is null and starts_at >= ${from} order by starts_at`,
    officer_has_recorders: sql`
      select distinct recorder_serial as name from custody
      where badge_no = ${badgeNo} and (held_until is null or held_until > ${from}) order by 1`,
    officer_leads: sql`
      select concat_ws(' ', badge_no, name) as name from officer
      where leader_badge_no = ${badgeNo} and ${leftOn}::date <= ${today}::date and (left_on is null or left_on > ${today}::date)
      order by badge_no`,
  });
}

/** Who holds one of these recorders now or will. */
export function tiesOfRecorders(tx: Transaction, recorderSerials: readonly string[], now: Date): Promise<Tie[]> {
  return found(tx, {
    recorder_is_out: sql`
      select distinct concat_ws(' ', c.recorder_serial, c.badge_no, o.name) as name
      from custody c left join officer o on o.badge_no = c.badge_no
      where c.recorder_serial = any(${recorderSerials}::text[]) and (c.held_until is null or c.held_until > ${now})
      order by 1`,
  });
}

/** Which of these recorders somebody holds now or will. */
export async function recordersOut(
  tx: Transaction,
  recorderSerials: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ recorderSerial: string }>`
    select distinct recorder_serial as "recorderSerial" from custody
    where recorder_serial = any(${recorderSerials}::text[]) and (held_until is null or held_until > ${now})
  `.execute(tx);
  return new Set(rows.map(({ recorderSerial }) => recorderSerial));
}

async function found(tx: Transaction, queries: Partial<Record<TieCode, Query>>): Promise<Tie[]> {
  const ties: Tie[] = [];
  for (const [code, query] of Object.entries(queries) as [TieCode, Query][]) {
    const { rows } = await sql<{ name: string }>`${query} limit ${mostNamed}`.execute(tx);
    if (rows.length > 0) ties.push({ code, names: rows.map(({ name }) => name) });
  }
  return ties;
}

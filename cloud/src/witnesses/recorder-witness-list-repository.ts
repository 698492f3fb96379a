import type { FindingGrade, FindingKind } from '@rollcall/shared/http/findings';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { signedBy } from '../db/signed-by.ts';

export interface ListedDay {
  day: string;
  recordings: number;
  logEntries: number;
  openFindings: { findingId: string; kind: FindingKind; grade: FindingGrade | null }[];
}

/** The days of a recorder, newest first. An officer sees those on which he held it. */
export async function selectListedDays(
  db: Database,
  recorderSerial: string,
  { dataScope, before, limit }: { dataScope: DataScope; before?: string | undefined; limit: number },
): Promise<ListedDay[]> {
  const { rows } = await sql<ListedDay>`
    select d.day,
      (select count(*) from recording r where r.recorder_serial = d.recorder_serial
        and r.captured_at >= d.from_at and r.captured_at < d.until_at) as recordings,
      (select count(*) from recorder_log_entry l where l.recorder_serial = d.recorder_serial
        and l.happened_at >= d.from_at and l.happened_at < d.until_at) as "logEntries",
      coalesce((
        select jsonb_agg(jsonb_build_object('findingId', f.finding_id, 'kind', f.kind, 'grade', f.grade) order by f.kind, f.subject)
        from finding f
        where f.recorder_serial = d.recorder_serial and f.duty_date = d.day and f.state = 'open'
          and (${dataScope.badgeNo ?? null}::text is null or f.badge_no = ${dataScope.badgeNo ?? null})
      ), '[]') as "openFindings"
    from (
      select recorder_serial, day, day::timestamp at time zone 'Asia/Shanghai' as from_at,
        (day + 1)::timestamp at time zone 'Asia/Shanghai' as until_at
      from recorder_day where recorder_serial = ${recorderSerial} and (${before ?? null}::date is null or day < ${before ?? null})
    ) as d
    where ${heldBy(dataScope, sql`d.recorder_serial`, sql`tstzrange(d.from_at, d.until_at)`)}
    order by d.day desc limit ${limit}
  `.execute(db);
  return rows;
}

export interface ListedLogEntry {
  at: Date;
  happenedAt: Date;
  type: number;
  fileName: string | null;
  logPath: string;
  line: number;
  collected: boolean | null;
}

/** The log entries of a local date, in order of time. An officer sees those of the time when he held the recorder. */
export async function selectLogOfDay(
  db: Database,
  recorderSerial: string,
  { day, dataScope }: { day: string; dataScope: DataScope },
): Promise<ListedLogEntry[]> {
  const { rows } = await sql<ListedLogEntry>`
    select l.at, l.happened_at as "happenedAt", l.type, l.file_name as "fileName", l.log_path as "logPath", l.line,
      case when l.file_key <> '' then exists (
        select from sighting s where base_name(s.path_text) = l.file_key and s.recording_id is not null
          and (s.recorder_serial = l.recorder_serial or s.claim ->> 'recorderSerial' = l.recorder_serial)
      ) end as collected
    from recorder_log_entry l
    where l.recorder_serial = ${recorderSerial}
      and l.happened_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
      and l.happened_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      and ${heldBy(dataScope, sql`l.recorder_serial`, sql`tstzrange(l.happened_at, l.happened_at, '[]')`)}
    order by l.happened_at, l.log_path, l.line
  `.execute(db);
  return rows;
}

/** How many lines of the recorder's logs that arrived since the start of a local date were unreadable. */
export async function countBadLines(db: Database, recorderSerial: string, day: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(bad_lines), 0) as count from recorder_log_trouble
    where recorder_serial = ${recorderSerial} and told_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
  `.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** The last 50 stretches of a recorder's clock, newest first. */
export async function selectListedClocks(db: Database, recorderSerial: string) {
  return db
    .selectFrom('recorder_clock as c')
    .innerJoin('dock_session as d', 'd.dock_session_id', 'c.dock_session_id')
    .select([
      'd.station_id as stationId',
      'd.docked_at as dockedAt',
      'c.shown_from as shownFrom',
      'c.shown_until as shownUntil',
      'c.lowest_ms as lowestMs',
      'c.highest_ms as highestMs',
      'c.offset_ms as offsetMs',
      'c.error_ms as errorMs',
      'c.basis',
    ])
    .where('c.recorder_serial', '=', recorderSerial)
    .orderBy('d.docked_at', 'desc')
    .orderBy('c.nr', 'desc')
    .limit(50)
    .execute();
}

/** People's comparisons of a recorder's clock, newest first. */
export async function selectListedObservations(db: Database, recorderSerial: string) {
  return db
    .selectFrom('clock_observation as o')
    .innerJoin('account as a', 'a.account_id', 'o.observed_by')
    .select([
      'o.clock_observation_id as clockObservationId',
      'o.observed_at as observedAt',
      'o.shown_at as shownAt',
      'o.error_ms as errorMs',
      'o.reason',
      signedBy('a').as('observedBy'),
      'o.told_at as toldAt',
    ])
    .where('o.recorder_serial', '=', recorderSerial)
    .orderBy('o.observed_at', 'desc')
    .limit(50)
    .execute();
}

function heldBy(
  { badgeNo }: DataScope,
  recorderSerial: RawBuilder<unknown>,
  time: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  if (badgeNo === undefined) return sql`true`;
  return sql`exists (
    select from holding own where own.recorder_serial = ${recorderSerial} and own.badge_no = ${badgeNo}
      and tstzrange(own.held_from, own.held_until) && ${time}
  )`;
}

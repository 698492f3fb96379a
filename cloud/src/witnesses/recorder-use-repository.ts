import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { daysAsTable, type RecorderDay } from './recorder-day-repository.ts';

export interface DayHolding {
  recorderSerial: string;
  badgeNo: string;
  unitCode: string;
  heldFrom: Date;
  heldUntil: Date | null;
  custodyId: string;
  /** Only a station's screen says so, or the officer disputes it. */
  unconfirmed: boolean;
}

/** Who held these recorders on these days and the days beside them, in order of time. */
export async function selectDayHoldings(tx: Transaction, days: readonly RecorderDay[]): Promise<DayHolding[]> {
  const { rows } = await sql<DayHolding>`
    select distinct h.recorder_serial as "recorderSerial", h.badge_no as "badgeNo", o.unit_code as "unitCode",
      h.held_from as "heldFrom", h.held_until as "heldUntil", h.custody_id as "custodyId",
      (c.basis = 'observed' or exists (
        select from custody_dispute d where d.custody_id = h.custody_id and d.state = 'open'
      )) as unconfirmed
    from ${daysAsTable(days)} as w
    join holding h on h.recorder_serial = w.recorder_serial and h.held_from < w.until_at + interval '1 day'
      and coalesce(h.held_until, 'infinity') > w.from_at - interval '1 day'
    join officer o using (badge_no)
    join custody c using (custody_id)
    order by 1, 4
  `.execute(tx);
  return rows;
}

export interface OfficerSpan {
  badgeNo: string;
  startsAt: Date;
  endsAt: Date;
}

/** The shifts of these officers around these days. */
export async function selectDutySpans(
  tx: Transaction,
  badgeNos: readonly string[],
  days: readonly RecorderDay[],
): Promise<OfficerSpan[]> {
  const { rows } = await sql<OfficerSpan>`
    select distinct s.badge_no as "badgeNo", s.starts_at as "startsAt", s.ends_at as "endsAt"
    from ${daysAsTable(days)} as w
    join shift s on s.badge_no = any(${badgeNos}::text[]) and s.cancelled_at is null
      and s.starts_at > w.from_at - interval '3 days' and s.starts_at < w.until_at + interval '2 days'
      and s.ends_at > w.from_at - interval '1 day'
  `.execute(tx);
  return rows;
}

/** The activities of these officers around these days. */
export async function selectActivitySpans(
  tx: Transaction,
  badgeNos: readonly string[],
  days: readonly RecorderDay[],
): Promise<(OfficerSpan & { activityId: string })[]> {
  const { rows } = await sql<OfficerSpan & { activityId: string }>`
    select distinct a.activity_id as "activityId", o.badge_no as "badgeNo", a.starts_at as "startsAt", a.ends_at as "endsAt"
    from ${daysAsTable(days)} as w
    join activity_officer o on o.badge_no = any(${badgeNos}::text[])
      and o.starts_at > w.from_at - interval '3 days' and o.starts_at < w.until_at + interval '2 days'
    join activity a on a.activity_id = o.activity_id and a.withdrawn_at is null
  `.execute(tx);
  return rows;
}

export interface DayRecording {
  recordingId: string;
  recorderSerial: string;
  /** The day it is judged on. */
  day: string;
  from: Date | null;
  to: Date | null;
  announcedAt: Date;
  durationMs: number | null;
  kind: string;
  damaged: boolean;
  severalRecorders: boolean;
  /** As its name claims. */
  badgeNo: string | null;
  sequenceNo: number | null;
  stationUnitCode: string;
  recorderSerials: string[];
}

/** The recordings of these days, in order of time. A recording of unknown time belongs to the day on which HQ heard of it. */
export async function selectDayRecordings(tx: Transaction, days: readonly RecorderDay[]): Promise<DayRecording[]> {
  const { rows } = await sql<DayRecording>`
    select r.recording_id as "recordingId", w.recorder_serial as "recorderSerial", w.day, r.captured_at as "from",
      r.captured_until as "to", r.announced_at as "announcedAt", r.duration_ms as "durationMs", r.kind,
      r.inspection_outcome = 'damaged' as damaged, r.several_recorders as "severalRecorders",
      first.badge_no as "badgeNo", first.sequence_no as "sequenceNo", st.unit_code as "stationUnitCode",
      case when r.several_recorders then array(
        select distinct s.recorder_serial from sighting s where s.recording_id = r.recording_id order by 1
      ) else '{}' end as "recorderSerials"
    from ${daysAsTable(days)} as w
    cross join lateral (
      select * from recording r
      where r.recorder_serial = w.recorder_serial and r.captured_at >= w.from_at and r.captured_at < w.until_at
      union all
      select * from recording r
      where r.recorder_serial = w.recorder_serial and r.captured_at is null
        and r.announced_at >= w.from_at and r.announced_at < w.until_at
      offset 0
    ) as r
    join station st on st.station_id = r.station_id
    left join lateral (
      select s.claim ->> 'badgeNo' as badge_no, (s.claim ->> 'sequenceNo')::bigint as sequence_no from sighting s
      where s.recording_id = r.recording_id order by s.seen_at, s.sighting_id limit 1
    ) as first on true
    order by 4, 1
  `.execute(tx);
  return rows;
}

export interface DayClock {
  recorderSerial: string;
  day: string;
  offsetMs: number | null;
  errorMs: number | null;
  lowestMs: number | null;
  highestMs: number | null;
  basis: string;
}

/** The clocks of the recorders, as docks on these days determined them. */
export async function selectDayClocks(tx: Transaction, days: readonly RecorderDay[]): Promise<DayClock[]> {
  const { rows } = await sql<DayClock>`
    select w.recorder_serial as "recorderSerial", w.day, c.offset_ms as "offsetMs", c.error_ms as "errorMs",
      c.lowest_ms as "lowestMs", c.highest_ms as "highestMs", c.basis
    from ${daysAsTable(days)} as w
    join dock_session d on d.recorder_serial = w.recorder_serial and d.docked_at >= w.from_at and d.docked_at < w.until_at
    join recorder_clock c using (dock_session_id)
    order by 1, 2, d.docked_at, c.nr
  `.execute(tx);
  return rows;
}

export interface CustodyTrouble {
  recorderSerial: string;
  day: string;
  badgeNos: string[];
  custodyIds: string[];
}

/** The conflicts and disputes about custody of these recorders on these days. */
export async function selectCustodyTrouble(tx: Transaction, days: readonly RecorderDay[]): Promise<CustodyTrouble[]> {
  const { rows } = await sql<CustodyTrouble>`
    select w.recorder_serial as "recorderSerial", w.day, t.badge_nos as "badgeNos", t.custody_ids as "custodyIds"
    from ${daysAsTable(days)} as w
    cross join lateral (
      select badge_nos, '{}'::uuid[] as custody_ids, from_at from custody_conflict
      where recorder_serial = w.recorder_serial and from_at < w.until_at and coalesce(until_at, 'infinity') > w.from_at
      union all
      select array[badge_no], array[custody_id], from_at from custody_dispute
      where recorder_serial = w.recorder_serial and state = 'open'
        and from_at < w.until_at and coalesce(until_at, 'infinity') > w.from_at
    ) as t
    order by 1, 2, t.from_at, t.badge_nos
  `.execute(tx);
  return rows;
}

/** The unit of each recorder, else that of the station where it last docked; absent if there is neither. */
export async function selectRecorderUnits(
  tx: Transaction,
  days: readonly RecorderDay[],
): Promise<Map<string, { unitCode: string; firstDay: string | null }>> {
  const { rows } = await sql<{ recorderSerial: string; unitCode: string | null; firstDay: string | null }>`
    select w.recorder_serial as "recorderSerial", coalesce(r.unit_code, docked.unit_code) as "unitCode",
      first.day as "firstDay"
    from (select distinct recorder_serial from ${daysAsTable(days)} as w) as w
    left join recorder r using (recorder_serial)
    left join lateral (
      select s.unit_code from dock_session d join station s using (station_id)
      where d.recorder_serial = w.recorder_serial order by d.docked_at desc limit 1
    ) as docked on true
    left join lateral (
      select (min(docked_at) at time zone 'Asia/Shanghai')::date as day from dock_session
      where recorder_serial = w.recorder_serial
    ) as first on true
  `.execute(tx);
  return new Map(
    rows.flatMap(({ recorderSerial, unitCode, firstDay }) =>
      unitCode === null ? [] : [[recorderSerial, { unitCode, firstDay }] as const],
    ),
  );
}

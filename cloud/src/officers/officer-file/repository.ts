import type { DisputeState } from '@rollcall/shared/fields/custody-disputes';
import type { OfficerKind } from '@rollcall/shared/fields/officers';
import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import type { RepairState } from '@rollcall/shared/resources/repair-tickets';
import type { AttendanceState } from '@rollcall/shared/resources/training-sessions';
import { sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { attendanceState, madeUpIn } from '../../duty/session-attendance.ts';
import { runningShifts, splitPending, sumOfLooks } from '../../duty/shifts/not-yet-repository.ts';
import { timeOfRecording } from '../../evidence/recording-time-repository.ts';
import { findingSeenBy } from '../../findings/finding-list-repository.ts';

/** An officer's time, by instants; `to` is excluded. */
export interface OfficerMonth {
  badgeNo: string;
  from: Date;
  to: Date;
}

export interface FileOfficer {
  badgeNo: string;
  officerName: string;
  officerKind: OfficerKind;
  unitCode: string;
  unitName: string;
  brigadeName: string | null;
  knownSince: Date;
  leftOn: string | null;
}

export async function findFileOfficer(db: Database, badgeNo: string): Promise<FileOfficer | undefined> {
  const { rows } = await sql<FileOfficer>`
    select o.badge_no as "badgeNo", o.name as "officerName", o.kind as "officerKind", o.unit_code as "unitCode",
      u.name as "unitName", o.created_at as "knownSince", o.left_on as "leftOn",
      (select b.name from unit b where b.kind = 'brigade' order by b.parent_code nulls first, b.unit_code limit 1) as "brigadeName"
    from officer o join unit u using (unit_code)
    where o.badge_no = ${badgeNo}
  `.execute(db);
  return rows[0];
}

/** Who led the officer meanwhile: whom the registry named for the officer, else who led the unit of then. Nobody leads himself. */
export async function selectFileLeaders(db: Database, { badgeNo, from, to }: OfficerMonth) {
  const { rows } = await sql<{ badgeNo: string; name: string; from: Date | null; to: Date | null }>`
    select led.badge_no as "badgeNo", leader.name, nullif(lower(led.time), ${from}) as "from", nullif(upper(led.time), ${to}) as "to"
    from leadership own
    left join leadership head
      on own.leader_badge_no is null and head.badge_no is null and head.unit_code = own.unit_code
    cross join lateral (
      select coalesce(own.leader_badge_no, head.leader_badge_no) as badge_no,
        tstzrange(own.led_from, own.led_until) * tstzrange(head.led_from, head.led_until) * tstzrange(${from}, ${to}) as time
    ) as led
    join officer leader on leader.badge_no = led.badge_no
    where own.badge_no = ${badgeNo} and led.badge_no <> ${badgeNo} and not isempty(led.time)
    order by lower(led.time)
  `.execute(db);
  return rows;
}

/** How many recordings of recorders that the officer held begin on each local date; dates without any aren't there. */
export async function countFileRecordings(
  db: Database,
  { badgeNo, from, to, asOf }: OfficerMonth & { asOf: Date },
): Promise<Map<string, number>> {
  // No recording is longer than 24 hours.
  const { rows } = await sql<{ date: string; count: number }>`
    select date, count(*) from (
      select distinct r.recording_id, (r.captured_at at time zone 'Asia/Shanghai')::date as date
      from holding h
      join recording r on r.recorder_serial = h.recorder_serial
        and r.captured_at >= greatest(h.held_from - interval '24 hours', ${from})
        and r.captured_at < least(h.held_until, ${to}::timestamptz)
        and tstzrange(h.held_from, h.held_until) && ${timeOfRecording}
      where h.badge_no = ${badgeNo} and h.held_from < ${to} and coalesce(h.held_until, 'infinity') > ${from}
        and r.announced_at <= ${asOf}
    ) as begun group by date
  `.execute(db);
  return new Map(rows.map(({ date, count }) => [date, count]));
}

/** The officer's activities that begin meanwhile and must be recorded, by the verdict of the last look at each. */
export async function countFileActivities(db: Database, { badgeNo, from, to }: OfficerMonth) {
  const { rows } = await sql<{ verdict: ActivityVerdict; count: number }>`
    select coalesce(v.verdict, 'pending') as verdict, count(*)
    from activity_officer o
    join activity a using (activity_id)
    left join activity_coverage v using (activity_id)
    where o.badge_no = ${badgeNo} and o.starts_at >= ${from} and o.starts_at < ${to}
      and a.required and a.withdrawn_at is null
    group by 1 order by 2 desc, 1
  `.execute(db);
  return rows;
}

/** What the officer disputed meanwhile, oldest first. */
export async function selectFileDisputes(db: Database, { badgeNo, from, to }: OfficerMonth) {
  const { rows } = await sql<{
    disputeId: string;
    recorderSerial: string;
    from: Date;
    to: Date | null;
    reason: string;
    disputedAt: Date;
    state: DisputeState;
  }>`
    select dispute_id as "disputeId", recorder_serial as "recorderSerial", from_at as "from", until_at as "to", reason,
      disputed_at as "disputedAt", state
    from custody_dispute
    where badge_no = ${badgeNo} and disputed_at >= ${from} and disputed_at < ${to}
    order by disputed_at, dispute_id
  `.execute(db);
  return rows;
}

/** The faults that the officer reported meanwhile, oldest first, with the state of their tickets. */
export async function selectFileFaults(db: Database, { badgeNo, from, to }: OfficerMonth) {
  const { rows } = await sql<{
    reportId: string;
    recorderSerial: string;
    symptom: string;
    reportedAt: Date;
    state: RepairState;
  }>`
    select p.report_id as "reportId", t.recorder_serial as "recorderSerial", p.symptom, p.reported_at as "reportedAt", t.state
    from repair_report p join repair_ticket t using (repair_ticket_id)
    where p.badge_no = ${badgeNo} and p.reported_at >= ${from} and p.reported_at < ${to}
    order by p.reported_at, p.report_id
  `.execute(db);
  return rows;
}

/** The sessions of that time that the officer must attend, oldest first; cancelled ones aren't there. */
export async function selectFileSessions(db: Database, { badgeNo, from, to }: OfficerMonth) {
  const { rows } = await sql<{
    sessionId: string;
    topic: string;
    startsAt: Date;
    state: AttendanceState;
    madeUp: boolean;
  }>`
    select s.session_id as "sessionId", s.topic, s.starts_at as "startsAt", ${attendanceState} as state,
      ${madeUpIn()} is not null as "madeUp"
    from training_attendance a join training_session s using (session_id)
    where a.badge_no = ${badgeNo} and s.state <> 'cancelled' and s.starts_at >= ${from} and s.starts_at < ${to}
    order by s.starts_at, s.session_id
  `.execute(db);
  return rows;
}

/** By local month, what the last looks at the officer's shifts found, as of `asOf`; months without a shift aren't there. */
export async function sumFileMonths(
  db: Database,
  { badgeNo, from, to, asOf }: OfficerMonth & { asOf: Date },
): Promise<Map<string, CoverageTotals>> {
  const { rows } = await sql<{ month: string; coverage: CoverageTotals }>`
    with running as materialized (${runningShifts(asOf, sql`s.badge_no = ${badgeNo}`)})
    select to_char(s.duty_date, 'YYYY-MM') as month, ${sumOfLooks(asOf)} as coverage
    from shift s join shift_coverage c using (shift_id) left join running using (shift_id)
    where s.badge_no = ${badgeNo} and s.cancelled_at is null and s.starts_at >= ${from} and s.starts_at < ${to}
    group by 1
  `.execute(db);
  return new Map(rows.map(({ month, coverage }) => [month, splitPending(coverage)]));
}

/** By local month, how many findings about the officer are in sight; months without any aren't there. */
export async function countFileFindings(
  db: Database,
  { badgeNo, from, to, dataScope }: { badgeNo: string; from: string; to: string; dataScope: DataScope },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ month: string; count: number }>`
    select to_char(f.duty_date, 'YYYY-MM') as month, count(*)
    from finding f
    where f.badge_no = ${badgeNo} and f.duty_date >= ${from} and f.duty_date <= ${to} and ${findingSeenBy(dataScope)}
    group by 1
  `.execute(db);
  return new Map(rows.map(({ month, count }) => [month, count]));
}

import type { CustodyBasis } from '@rollcall/shared/fields/custodies';
import type { LeaveKind } from '@rollcall/shared/fields/leave';
import type { OfficerKind } from '@rollcall/shared/fields/officers';
import type { ActivityKind } from '@rollcall/shared/http/activities';
import type { ExemptionReason } from '@rollcall/shared/http/exemptions';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

/** A stretch of an officer's time. */
export interface OfficerTime {
  badgeNo: string;
  unitCode: string;
  from: Date;
  to: Date;
}

export interface DayOfficer {
  badgeNo: string;
  officerName: string;
  officerKind: OfficerKind;
  unitCode: string;
  unitName: string;
}

export async function findDayOfficer(db: Database, badgeNo: string): Promise<DayOfficer | undefined> {
  return db
    .selectFrom('officer as o')
    .innerJoin('unit as u', 'u.unit_code', 'o.unit_code')
    .select([
      'o.badge_no as badgeNo',
      'o.name as officerName',
      'o.kind as officerKind',
      'o.unit_code as unitCode',
      'u.name as unitName',
    ])
    .where('o.badge_no', '=', badgeNo)
    .executeTakeFirst();
}

export interface DayShift {
  shiftId: string;
  startsAt: Date;
  endsAt: Date;
  dutyDate: string;
  campaignId: string | null;
  plannedRecorderSerial: string | null;
  breaks: { from: Date; to: Date }[];
}

/** The shifts that overlap a time and aren't cancelled, by start, with breaks, campaign and planned recorder. */
export async function selectDayShifts(
  db: Database,
  { badgeNo, from, to }: Pick<OfficerTime, 'badgeNo' | 'from' | 'to'>,
): Promise<DayShift[]> {
  const { rows } = await sql<Omit<DayShift, 'breaks'> & { breaks: { from: string; to: string }[] }>`
    select shift_id as "shiftId", starts_at as "startsAt", ends_at as "endsAt", duty_date as "dutyDate",
      campaign_id as "campaignId", planned_recorder_serial as "plannedRecorderSerial", (
        select coalesce(json_agg(json_build_object('from', b.starts_at, 'to', b.ends_at) order by b.starts_at), '[]')
        from shift_break b where b.shift_id = s.shift_id
      ) as breaks
    from shift s
    where badge_no = ${badgeNo} and cancelled_at is null and ends_at > ${from} and starts_at < ${to}
      and starts_at > ${from}::timestamptz - interval '48 hours'
    order by starts_at
  `.execute(db);
  return rows.map((row) => ({
    ...row,
    breaks: row.breaks.map((part) => ({ from: new Date(part.from), to: new Date(part.to) })),
  }));
}

export async function selectDayLeave(db: Database, { badgeNo, from, to }: OfficerTime) {
  const { rows } = await sql<{ leaveId: string; leaveKind: LeaveKind; note: string; from: Date; to: Date }>`
    select leave_id as "leaveId", leave_kind as "leaveKind", note, starts_at as "from", ends_at as "to"
    from leave where badge_no = ${badgeNo} and removed_at is null and starts_at < ${to} and ends_at > ${from}
    order by starts_at
  `.execute(db);
  return rows;
}

export async function selectDayExemptions(db: Database, { badgeNo, unitCode, from, to }: OfficerTime) {
  const { rows } = await sql<{
    exemptionId: string;
    reasonCode: ExemptionReason;
    state: 'pending' | 'approved' | 'refused' | 'withdrawn';
    wholeUnit: boolean;
    explanation: string;
    from: Date;
    to: Date;
  }>`
    select exemption_id as "exemptionId", reason_code as "reasonCode", state, unit_code is not null as "wholeUnit", explanation,
      starts_at as "from", ends_at as "to"
    from exemption
    where (badge_no = ${badgeNo} or unit_code = ${unitCode}) and starts_at < ${to} and ends_at > ${from}
    order by starts_at, exemption_id
  `.execute(db);
  return rows;
}

export async function selectDayHoldings(db: Database, { badgeNo, from, to }: OfficerTime) {
  const { rows } = await sql<{
    custodyId: string;
    recorderSerial: string;
    basis: CustodyBasis;
    from: Date;
    to: Date | null;
  }>`
    select h.custody_id as "custodyId", h.recorder_serial as "recorderSerial", c.basis, h.held_from as "from", h.held_until as "to"
    from holding h join custody c using (custody_id)
    where h.badge_no = ${badgeNo} and h.held_from < ${to} and coalesce(h.held_until, 'infinity') > ${from}
    order by h.held_from, h.recorder_serial
  `.execute(db);
  return rows;
}

export async function selectDayFaults(db: Database, serials: readonly string[], { from, to }: OfficerTime) {
  const { rows } = await sql<{
    repairTicketId: string;
    recorderSerial: string;
    symptom: string;
    from: Date;
    to: Date | null;
  }>`
    select repair_ticket_id as "repairTicketId", recorder_serial as "recorderSerial", symptom, reported_at as "from",
      closed_at as "to"
    from repair_ticket
    where recorder_serial = any(${serials}::text[]) and reported_at < ${to} and coalesce(closed_at, 'infinity') > ${from}
    order by reported_at
  `.execute(db);
  return rows;
}

export async function selectDayOutages(db: Database, { unitCode, from, to }: OfficerTime) {
  const { rows } = await sql<{ stationId: string; stationName: string; from: Date; to: Date | null }>`
    select s.station_id as "stationId", s.name as "stationName", o.began_at as "from", o.ended_at as "to"
    from station s join station_outage o using (station_id)
    where s.unit_code = ${unitCode} and o.began_at < ${to} and coalesce(o.ended_at, 'infinity') > ${from}
    order by o.began_at, s.station_id
  `.execute(db);
  return rows;
}

export interface DayActivity {
  activityId: string;
  kind: ActivityKind;
  startsAt: Date;
  endsAt: Date;
  leadMs: number;
  lagMs: number;
  place: string;
  plateNo: string | null;
  caseNo: string | null;
  /** It wasn't settled in time whether it was recorded. */
  cannotTell: boolean;
}

/** The activities in which the officer took part and that weren't withdrawn. */
export async function selectDayActivities(db: Database, { badgeNo, from, to }: OfficerTime): Promise<DayActivity[]> {
  const { rows } = await sql<DayActivity>`
    select a.activity_id as "activityId", a.kind, a.starts_at as "startsAt", a.ends_at as "endsAt", a.lead_ms as "leadMs",
      a.lag_ms as "lagMs", a.place, a.plate_no as "plateNo", a.case_no as "caseNo",
      exists (select from activity_coverage v where v.activity_id = a.activity_id and v.verdict = 'cannot_tell') as "cannotTell"
    from activity_officer o join activity a using (activity_id)
    where o.badge_no = ${badgeNo} and o.starts_at < ${to} and o.ends_at >= ${from}
      and o.starts_at > ${from}::timestamptz - interval '48 hours' and a.withdrawn_at is null
    order by a.starts_at, a.activity_id
  `.execute(db);
  return rows;
}

/** The log entries of the recorders while the officer held them. */
export async function selectDayLog(db: Database, { badgeNo, from, to }: OfficerTime) {
  const { rows } = await sql<{ recorderSerial: string; at: Date; type: number; fileName: string | null }>`
    select l.recorder_serial as "recorderSerial", l.happened_at as at, l.type, l.file_name as "fileName"
    from holding h join recorder_log_entry l on l.recorder_serial = h.recorder_serial
      and l.happened_at >= greatest(h.held_from, ${from}) and l.happened_at < least(h.held_until, ${to}::timestamptz)
    where h.badge_no = ${badgeNo} and h.held_from < ${to} and coalesce(h.held_until, 'infinity') > ${from}
    order by l.happened_at, l.recorder_serial, l.type
  `.execute(db);
  return rows;
}

import type { FindingKind, FindingState } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import type { IntegrityProblem, RecordingState } from '@rollcall/shared/http/recordings';
import type { CaseFilters } from '@rollcall/shared/resources/cases';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { isLost } from '../../evidence/lost-recording.ts';
import { type Seer, seenBy } from '../../evidence/seen-by.ts';
import type { Sort } from '../../http/keyset.ts';

export const caseSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('c.lastAt'), type: 'timestamptz' },
    { by: sql.ref('c.caseNo'), type: 'text' },
  ],
};

/** Cases, in no order. An explained gap is none. */
export function casesWith(db: Database, { q, state }: CaseFilters) {
  const ofCase = sql`a.case_no = c."caseNo" and a.withdrawn_at is null`;
  const waiting = sql<number>`(select count(*) from case_proposal p where p.case_no = c."caseNo" and p.state = 'waits')`;
  const counted = db
    .selectFrom((eb) =>
      eb
        .selectFrom('activity as a')
        .leftJoin('activity_coverage as v', 'v.activity_id', 'a.activity_id')
        .select([
          sql<string>`a.case_no`.as('caseNo'),
          sql<number>`count(*)`.as('activities'),
          sql<Date>`min(a.starts_at)`.as('firstAt'),
          sql<Date>`max(a.starts_at)`.as('lastAt'),
          sql<number>`count(*) filter (where a.required and v.verdict in ('not_covered', 'incomplete'))`.as(
            'notCovered',
          ),
          sql<number>`(
            select count(*) from finding f join activity of on of.activity_id = f.activity_id
            where of.case_no = a.case_no and of.withdrawn_at is null and f.state = 'open'
          )`.as('openFindings'),
        ])
        .where('a.case_no', 'is not', null)
        .where('a.withdrawn_at', 'is', null)
        .$if(q !== undefined, (rows) => rows.where(sql<SqlBool>`strpos(lower(a.case_no), lower(${q})) > 0`))
        .groupBy('a.case_no')
        .as('c'),
    )
    .selectAll('c')
    .select([
      sql<string[]>`array(
        select distinct u.name from activity a join activity_officer using (activity_id)
        join officer o using (badge_no) join unit u using (unit_code) where ${ofCase} order by 1
      )`.as('unitNames'),
      sql<number>`(
        select count(distinct l.recording_id) from activity a join activity_recording l using (activity_id) where ${ofCase}
      )`.as('recordings'),
      waiting.as('proposals'),
    ]);
  return counted
    .$if(state === 'proposed', (rows) => rows.where(waiting, '>', 0))
    .$if(state === 'lacking', (rows) =>
      rows.where(({ eb, or }) => or([eb('c.notCovered', '>', 0), eb('c.openFindings', '>', 0)])),
    );
}

/** In order of time. */
export async function selectActivitiesOfCase(db: Database, caseNo: string): Promise<string[]> {
  const rows = await db
    .selectFrom('activity')
    .select('activity_id')
    .where('case_no', '=', caseNo)
    .where('withdrawn_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('activity_id')
    .execute();
  return rows.map(({ activity_id }) => activity_id);
}

export interface CaseRecording {
  recordingId: string;
  fileName: string;
  recorderSerial: string;
  outcome: 'healthy' | 'damaged' | 'not_inspected';
  hasHoles: boolean;
  state: RecordingState;
  lost: boolean;
  integrityProblem: IntegrityProblem | null;
  capturedAt: Date | null;
  severalRecorders: boolean;
  clockErrorMs: number;
  /** Its recorder's clock was compared, or followed from what its card says. */
  clockKnown: boolean;
}

/** The recordings that show these activities, as far as they may be seen, in order of time. */
export async function selectRecordingsOf(
  db: Database,
  activityIds: readonly string[],
  viewer: Seer,
): Promise<CaseRecording[]> {
  const { rows } = await sql<CaseRecording>`
    select r.recording_id as "recordingId", r.file_name as "fileName", r.recorder_serial as "recorderSerial",
      r.inspection_outcome as outcome, r.holes is not null as "hasHoles", r.state, ${isLost} as lost,
      r.integrity_problem as "integrityProblem", r.captured_at as "capturedAt", r.several_recorders as "severalRecorders",
      r.clock_error_ms as "clockErrorMs", exists (
        select from sighting seen join recorder_clock k using (dock_session_id)
        where seen.recording_id = r.recording_id and k.offset_ms is not null
      ) as "clockKnown"
    from recording r join station s using (station_id)
    where r.recording_id in (select recording_id from activity_recording where activity_id = any(${activityIds}::uuid[]))
      and ${seenBy(viewer)}
    order by r.captured_at nulls last, r.recording_id
  `.execute(db);
  return rows;
}

export interface CaseHolding {
  activityId: string;
  badgeNo: string;
  /** Null: the officer held none then. */
  recorderSerial: string | null;
  /** The local date on which the activity starts. */
  day: string;
  from: Date;
  to: Date;
  /** A card of it was docked afterwards and collected whole. */
  collected: boolean;
}

/** Which recorders the officers of these activities held, from lead to lag; one row without a recorder for who held none. */
export async function selectHoldingsOf(db: Database, activityIds: readonly string[]): Promise<CaseHolding[]> {
  const { rows } = await sql<CaseHolding>`
    select a.activity_id as "activityId", o.badge_no as "badgeNo", h.recorder_serial as "recorderSerial",
      (a.starts_at at time zone 'Asia/Shanghai')::date::text as day,
      a.starts_at - a.lead_ms * interval '1 millisecond' as "from", a.ends_at + a.lag_ms * interval '1 millisecond' as "to",
      exists (
        select from dock_session d where d.recorder_serial = h.recorder_serial and d.collected_at is not null
          and d.docked_at >= least(a.ends_at, h.held_until)
      ) as collected
    from activity a join activity_officer o using (activity_id)
    left join holding h on h.badge_no = o.badge_no and h.held_from <= a.ends_at
      and coalesce(h.held_until, 'infinity') > a.starts_at - a.lead_ms * interval '1 millisecond'
    where a.activity_id = any(${activityIds}::uuid[])
    order by a.starts_at, a.activity_id, o.badge_no, h.recorder_serial
  `.execute(db);
  return rows;
}

export interface CaseFinding {
  findingId: string;
  kind: FindingKind;
  ruleKey: string;
  state: FindingState;
  handling: Handling;
  dutyDate: string;
  badgeNo: string | null;
  officerName: string | null;
  activityId: string | null;
  recordingId: string | null;
  recorderSerial: string | null;
  /** When the files were that it misses; a time that isn't known is null. */
  lost: { from: string | null; to: string | null }[];
  /** It misses more files than it lists. */
  lostMore: boolean;
}

/** What is said of these activities, these recordings, and files missing on these recorders' days. */
export async function selectFindingsOf(
  db: Database,
  about: {
    activityIds: readonly string[];
    recordingIds: readonly string[];
    recorderSerials: readonly string[];
    days: readonly string[];
  },
): Promise<CaseFinding[]> {
  const { rows } = await sql<CaseFinding>`
    select f.finding_id as "findingId", f.kind, f.rule_key as "ruleKey", f.state, f.handling, f.duty_date::text as "dutyDate",
      f.badge_no as "badgeNo", o.name as "officerName", f.activity_id as "activityId", f.recording_id as "recordingId",
      f.recorder_serial as "recorderSerial", coalesce((
        select jsonb_agg(jsonb_build_object('from', file -> 'from', 'to', file -> 'to'))
        from jsonb_array_elements(f.detail -> 'lostFiles') as file
      ), '[]') as lost,
      coalesce((f.detail ->> 'lostFileCount')::integer > jsonb_array_length(f.detail -> 'lostFiles'), false) as "lostMore"
    from finding f left join officer o using (badge_no)
    where f.activity_id = any(${about.activityIds}::uuid[]) or f.recording_id = any(${about.recordingIds}::text[])
      or (
        f.recorder_serial = any(${about.recorderSerials}::text[]) and f.duty_date = any(${about.days}::date[])
          and f.rule_key in ('missing_since_dock', 'logged_but_absent', 'sequence_hole')
      )
    order by f.state, f.found_at, f.finding_id
  `.execute(db);
  return rows;
}

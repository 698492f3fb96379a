import type { FindingsQuery } from '@rollcall/shared/http/findings';
import { kindsOfViolation } from '@rollcall/shared/http/violation-classes';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Sight } from '../db/sight.ts';
import { answerCountOf, hasLastAppeal, lastAppealOf } from './finding-response-repository.ts';

export type StoredFinding = Awaited<ReturnType<typeof selectFindings>>[number];

/** Where a page of findings begins: after this one. */
export interface FindingPlace {
  foundAt: string;
  findingId: string;
}

/** Newest first. */
export async function selectFindings(...query: Parameters<typeof findingsPage>) {
  return findingsPage(...query).execute();
}

/** The query behind `selectFindings`, for who wants to know its plan. */
export function findingsPage(
  db: Database,
  query: Omit<FindingsQuery, 'limit' | 'cursor'>,
  options: { after?: FindingPlace | undefined; sight: Sight; limit: number },
) {
  const { after, sight, limit } = options;
  let rows = findings(db)
    .where(findingSeenBy(sight))
    .orderBy('f.found_at', 'desc')
    .orderBy('f.finding_id', 'desc')
    .limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(f.found_at, f.finding_id) < (${after.foundAt}::timestamptz, ${after.findingId}::uuid)`,
    );
  }
  if (query.state) rows = rows.where('f.state', '=', query.state);
  if (query.kind) rows = rows.where('f.kind', '=', query.kind);
  if (query.violationClass) rows = rows.where('f.kind', 'in', kindsOfViolation(query.violationClass));
  if (query.unitCode) rows = rows.where('f.unit_code', '=', query.unitCode);
  if (query.badgeNo) rows = rows.where('f.badge_no', '=', query.badgeNo);
  if (query.shiftId) rows = rows.where('f.shift_id', '=', query.shiftId);
  if (query.activityId) rows = rows.where('f.activity_id', '=', query.activityId);
  if (query.campaignId) rows = rows.where(isOfCampaign(query.campaignId));
  if (query.recorderSerial) rows = rows.where('f.recorder_serial', '=', query.recorderSerial);
  if (query.recordingId) rows = rows.where('f.recording_id', '=', query.recordingId);
  if (query.grade) rows = rows.where('f.grade', '=', query.grade);
  if (query.appeal) rows = rows.where(hasLastAppeal(query.appeal));
  if (query.from) rows = rows.where('f.duty_date', '>=', query.from);
  if (query.to) rows = rows.where('f.duty_date', '<=', query.to);
  return rows;
}

export async function findFinding(db: Database, findingId: string, sight: Sight): Promise<StoredFinding | undefined> {
  return findings(db).where('f.finding_id', '=', findingId).where(findingSeenBy(sight)).executeTakeFirst();
}

/** An officer sees what was found about the officer, and about an activity that the officer took part in. */
export function findingSeenBy({ unitCode, badgeNo }: Sight): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) {
    return sql`(f.badge_no = ${badgeNo} or f.activity_id in (
      select own.activity_id from activity_officer own where own.badge_no = ${badgeNo}))`;
  }
  return unitCode === undefined ? sql`true` : sql`(f.unit_code = ${unitCode})`;
}

function isOfCampaign(campaignId: string): RawBuilder<SqlBool> {
  return sql`(s.campaign_id = ${campaignId} or f.activity_id in (
    select a.activity_id from activity a where a.campaign_id = ${campaignId}))`;
}

/** What an officer's local date consists of. */
export interface FindingsAbout {
  shiftIds: readonly string[];
  activityIds: readonly string[];
  recordingIds: readonly string[];
  /** Recorders whose day is the date. */
  recorderSerials: readonly string[];
  badgeNo: string;
  date: string;
}

/** Every finding about these, open ones first, then newest first; of one pass, in the order of rules and subjects. */
export async function selectFindingsAbout(db: Database, about: FindingsAbout, sight: Sight): Promise<StoredFinding[]> {
  const { shiftIds, activityIds, recordingIds, recorderSerials, badgeNo, date } = about;
  return findings(db)
    .where(findingSeenBy(sight))
    .where(
      sql<SqlBool>`(
        f.shift_id = any(${shiftIds}::uuid[]) or f.activity_id = any(${activityIds}::uuid[])
        or f.recording_id = any(${recordingIds}::text[])
        or (f.recorder_serial = any(${recorderSerials}::text[]) and f.duty_date = ${date})
        or f.subject = ${`officer_day:${badgeNo}:${date}`}
      )`,
    )
    .orderBy('f.state')
    .orderBy('f.found_at', 'desc')
    .orderBy('f.rule_key')
    .orderBy('f.subject')
    .execute();
}

/** How many are open, in all or about a date, by unit; units without one aren't there. */
export async function countOpenFindings(
  db: Database,
  { sight, date }: { sight: Sight; date: string | undefined },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('finding as f')
    .where(findingSeenBy(sight))
    .select(({ fn }) => ['unit_code as unitCode', fn.countAll<number>().as('count')])
    .where('state', '=', 'open')
    .where(date === undefined ? sql<SqlBool>`true` : sql<SqlBool>`f.duty_date = ${date}`)
    .groupBy('unit_code')
    .execute();
  return new Map(rows.map(({ unitCode, count }) => [unitCode, count]));
}

function findings(db: Database) {
  return db
    .selectFrom('finding as f')
    .leftJoin('shift as s', 's.shift_id', 'f.shift_id')
    .leftJoin('officer as o', 'o.badge_no', 'f.badge_no')
    .leftJoin('officer as leader', (join) => join.on('leader.badge_no', '=', leaderOf))
    .innerJoin('unit as u', 'u.unit_code', 'f.unit_code')
    .select([
      'f.finding_id',
      'f.kind',
      'f.state',
      'f.subject',
      'f.shift_id',
      'f.activity_id',
      'f.recorder_serial',
      'f.recording_id',
      'f.grade',
      'f.badge_no',
      'o.name as officer_name',
      leaderOf.as('leader_badge_no'),
      'leader.name as leader_name',
      otherLeadersOf.as('other_leaders'),
      'f.unit_code',
      'u.name as unit_name',
      'f.duty_date',
      's.starts_at',
      's.ends_at',
      'f.detail',
      'f.found_at',
      'f.changed_at',
      'f.resolved_at',
      answerCountOf.as('answer_count'),
      lastAppealOf.as('appeal'),
    ]);
}

/** Who was in charge of whom finding `f` is about, or of the unit. */
const leaderOf = sql<string | null>`(f.leaders ->> coalesce(f.badge_no, ''))`;

/** Who was in charge of the others whom it names, as far as that is somebody else. */
const otherLeadersOf = sql<{ badgeNo: string; name: string }[]>`(
  select coalesce(json_agg(json_build_object('badgeNo', l.badge_no, 'name', l.name) order by l.badge_no), '[]')
  from officer l
  where l.badge_no in (select value from jsonb_each_text(f.leaders)) and l.badge_no is distinct from ${leaderOf}
)`;

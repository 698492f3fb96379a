import type { FindingCounts, FindingCountsQuery, FindingsQuery, RulesEdition } from '@rollcall/shared/http/findings';
import { unsettledHandlings } from '@rollcall/shared/http/handling';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import type { LeaderTerm } from '../db/tables/finding-tables.ts';
import { expectedIn } from '../duty/session-attendance.ts';
import { selectPage } from '../http/keyset.ts';
import { isLikeCause, isUnderCause } from './finding-cause-repository.ts';
import { findingOrder } from './finding-order.ts';
import { answerCountOf, hasLastAppeal, lastAppealOf } from './finding-response-repository.ts';
import { leads } from './liability/conditions.ts';
import { classInSession, confirmedOfPersons } from './standing-decision.ts';

export type StoredFinding = NonNullable<Awaited<ReturnType<typeof findFinding>>>;

/** A page in the order of `query.sort`, each row with its place. */
export async function selectFindings(
  db: Database,
  { sort, ...filters }: Omit<FindingsQuery, 'limit' | 'cursor'>,
  { dataScope, now, ...page }: { after: string[] | undefined; dataScope: DataScope; now: Date; limit: number },
) {
  return selectPage(findings(db).where(isSelected(filters, { dataScope, now })), findingOrder(sort), page);
}

/** How many of each kind the filters select, most first. */
export async function countFindingsByKind(
  db: Database,
  filters: FindingCountsQuery,
  { dataScope, now }: { dataScope: DataScope; now: Date },
): Promise<FindingCounts['kinds']> {
  return db
    .selectFrom('finding as f')
    .leftJoin('shift as s', 's.shift_id', 'f.shift_id')
    .where(isSelected(filters, { dataScope, now }))
    .select(({ fn }) => ['f.kind', fn.countAll<number>().as('count')])
    .groupBy('f.kind')
    .orderBy('count', 'desc')
    .orderBy('f.kind')
    .execute();
}

/** Whether finding `f` about shift `s` is what the filters ask for, and in sight. */
function isSelected(
  filters: FindingCountsQuery & Pick<FindingsQuery, 'kind'>,
  { dataScope, now }: { dataScope: DataScope; now: Date },
): Expression<SqlBool> {
  const { campaignId, causeId, likeCause, appeal, handling, from, to } = filters;
  const equal = {
    state: filters.state,
    kind: filters.kind,
    unit_code: filters.unitCode,
    badge_no: filters.badgeNo,
    shift_id: filters.shiftId,
    activity_id: filters.activityId,
    recorder_serial: filters.recorderSerial,
    recording_id: filters.recordingId,
    grade: filters.grade,
    violation_class: filters.violationClass,
  };
  const conditions = [
    findingSeenBy(dataScope),
    ...Object.entries(equal).flatMap(([column, value]) =>
      value === undefined ? [] : [sql<SqlBool>`${sql.ref(`f.${column}`)} = ${value}`],
    ),
    ...(campaignId ? [isOfCampaign(campaignId)] : []),
    ...(causeId ? [isUnderCause(causeId)] : []),
    ...(likeCause ? [isLikeCause(likeCause)] : []),
    ...(filters.confirmed || filters.sessionId ? [isConfirmedOf(filters)] : []),
    ...(appeal ? [hasLastAppeal(appeal)] : []),
    ...(handling ? [isHandled(handling, now)] : []),
    ...(from ? [sql<SqlBool>`f.duty_date >= ${from}`] : []),
    ...(to ? [sql<SqlBool>`f.duty_date <= ${to}`] : []),
  ];
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
}

/** @param own whoever led somebody whom it names sees it, too */
export async function findFinding(db: Database, findingId: string, dataScope: DataScope, own: string | null = null) {
  const seen = sql<SqlBool>`(${findingSeenBy(dataScope)} or ${leads(own)})`;
  return findings(db).where('f.finding_id', '=', findingId).where(seen).executeTakeFirst();
}

/** An officer sees what was found about the officer, and about an activity that the officer took part in. */
export function findingSeenBy({ unitCode, badgeNo }: DataScope): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) {
    return sql`(f.badge_no = ${badgeNo} or f.activity_id in (
      select own.activity_id from activity_officer own where own.badge_no = ${badgeNo}))`;
  }
  return unitCode === undefined ? sql`true` : sql`(f.unit_code = ${unitCode})`;
}

function isHandled(handling: NonNullable<FindingsQuery['handling']>, now: Date): RawBuilder<SqlBool> {
  if (handling === 'unsettled') {
    const listed = sql.join(unsettledHandlings.map((one) => sql.lit(one)));
    return sql`(f.handling in (${listed}) or f.look_again is not null)`;
  }
  if (handling === 'overdue') {
    return sql`(f.handling = 'told' and f.answer_due_on < ${localDateOf(now)})`;
  }
  return sql`(f.handling = ${handling})`;
}

function isConfirmedOf({ confirmed, sessionId, sessionUnit, attended }: FindingCountsQuery): RawBuilder<SqlBool> {
  return sql`f.finding_id in (
    select c.finding_id from (${confirmedOfPersons}) as c
    left join training_session s on s.session_id = ${sessionId ?? null}
    where ${confirmed === undefined ? sql`true` : sql`${sessionId === undefined ? sql`c.violation_class` : classInSession('c')} = ${confirmed}`}
      and ${sessionId === undefined ? sql`true` : sql`c.badge_no in (${expectedIn({ sessionId, sessionUnit, attended })})`}
  )`;
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
export async function selectFindingsAbout(
  db: Database,
  about: FindingsAbout,
  dataScope: DataScope,
): Promise<StoredFinding[]> {
  const { shiftIds, activityIds, recordingIds, recorderSerials, badgeNo, date } = about;
  return findings(db)
    .where(findingSeenBy(dataScope))
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
  { dataScope, date }: { dataScope: DataScope; date: string | undefined },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('finding as f')
    .where(findingSeenBy(dataScope))
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
      editionOf.as('rules_edition'),
      'f.violation_class',
      'f.state',
      'f.handling',
      'f.look_again',
      'f.told_at',
      'f.answer_due_on',
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
      leaderTermOf.as('leader_term'),
      standsInForOf.as('leader_stands_in_for'),
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

/** By which edition of the rules finding `f` is judged. */
const editionOf = sql<RulesEdition>`coalesce(f.rules_edition, 1)`;

/** Who was in charge of whom finding `f` is about, or of the unit. */
const leaderOf = sql<string | null>`(f.leaders ->> coalesce(f.badge_no, ''))`;

/** Since when that one led, and for whom he stood in. */
const leaderTermOf = sql<LeaderTerm | null>`(f.leader_terms -> coalesce(f.badge_no, ''))`;

const standsInForOf = sql<{ badgeNo: string; name: string } | null>`(
  select json_build_object('badgeNo', l.badge_no, 'name', l.name)
  from officer l where l.badge_no = ${leaderTermOf} ->> 'standsInFor'
)`;

/** Who was in charge of the others whom it names, as far as that is somebody else. */
const otherLeadersOf = sql<{ badgeNo: string; name: string }[]>`(
  select coalesce(json_agg(json_build_object('badgeNo', l.badge_no, 'name', l.name) order by l.badge_no), '[]')
  from officer l
  where l.badge_no in (select value from jsonb_each_text(f.leaders)) and l.badge_no is distinct from ${leaderOf}
)`;

import type { RuleKey, RulesEdition, ViolationClass } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { LeaderTerm } from '../db/tables/finding-tables.ts';
import { keepLeaderships } from '../registry/leadership-repository.ts';
import type { Finding } from './finding.ts';
import { dutyBeginOf, type FindingColumns, leadersThen } from './leaders-then.ts';

/**
 * Every finding that these rules ever made of these subjects, held until the end of the transaction: what is decided about
 * one meanwhile isn't overwritten.
 */
export async function selectFindingsOf(
  tx: Transaction,
  { ruleKeys, subjects }: { ruleKeys: readonly RuleKey[]; subjects: readonly string[] },
): Promise<Finding[]> {
  await keepLeaderships(tx);
  return heldFindings(tx)
    .where('rule_key', '=', sql<RuleKey>`any(${ruleKeys}::text[])`)
    .where('subject', '=', sql<string>`any(${subjects}::text[])`)
    .execute();
}

/** These findings, held until the end of the transaction. */
export async function selectHeldFindings(tx: Transaction, findingIds: readonly string[]): Promise<Finding[]> {
  await keepLeaderships(tx);
  return heldFindings(tx).where('finding_id', '=', sql<string>`any(${findingIds}::uuid[])`).execute();
}

function heldFindings(tx: Transaction) {
  return tx
    .selectFrom('finding')
    .select([
      'rule_key as ruleKey',
      'kind',
      'subject',
      'shift_id as shiftId',
      'activity_id as activityId',
      'recorder_serial as recorderSerial',
      'recording_id as recordingId',
      'badge_no as badgeNo',
      'unit_code as unitCode',
      'duty_date as dutyDate',
      'grade',
      'state',
      'detail',
      'set_aside as setAside',
      'handling',
      'look_again as lookAgain',
      sql<boolean>`(rule_key <> 'integrity' and exists (
        select from finding_appeal a where a.finding_id = finding.finding_id and a.state = 'pending'
      ))`.as('isAppealed'),
      'judged',
    ])
    .orderBy('finding_id')
    .forNoKeyUpdate();
}

/**
 * Writes findings under their keys, rule and subject. One that opens, or opens again, was found now. One with a `dueOn` is to be
 * answered by the end of that day; the others keep the day that they have.
 * It keeps the edition of the rules that counted when its duty began. Who led whom it names is fixed when it names them first; so is the leader of the unit, where it names nobody. Only a
 * correction of who led changes that (`deriveLeadersAnew`).
 * @returns their ids with the leader of whom each is about, in this order
 */
export async function upsertFindings(
  tx: Transaction,
  findings: readonly (Finding & { dueOn: string | null })[],
  now: Date,
): Promise<SavedFinding[]> {
  const { rows } = await sql<SavedFinding & { subject: string; ruleKey: string }>`
    insert into finding (
      rule_key, kind, subject, shift_id, activity_id, recorder_serial, recording_id, badge_no, unit_code, duty_date, grade,
      state, detail, set_aside, handling, look_again, judged, told_at, answer_due_on, rules_edition, leaders, leader_terms, found_at,
      changed_at, resolved_at
    )
    select "ruleKey", f.kind, f.subject, "shiftId", "activityId", "recorderSerial", "recordingId", "badgeNo", "unitCode",
      "dutyDate", f.grade, f.state, f.detail, "setAside", f.handling, "lookAgain", f.judged,
      case when "dueOn" is null then was.told_at else ${now} end, coalesce("dueOn", was.answer_due_on),
      coalesce(was.rules_edition, rules_edition(${dutyBeganOn})),
      led.leaders, led.terms, ${now}, ${now}, case when f.state = 'resolved' then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(findings)}::json) as f (
      "ruleKey" text, kind text, subject text, "shiftId" uuid, "activityId" uuid, "recorderSerial" text, "recordingId" text,
      "badgeNo" text, "unitCode" text, "dutyDate" date, grade text, state text, detail jsonb,
      "setAside" jsonb, handling text, "lookAgain" text, judged jsonb, "dueOn" date
    )
    left join finding was on was.rule_key = f."ruleKey" and was.subject = f.subject
    cross join lateral (${leadersThen(given)}) as led
    on conflict (rule_key, subject) do update set
      kind = excluded.kind, shift_id = excluded.shift_id, activity_id = excluded.activity_id,
      recorder_serial = excluded.recorder_serial, recording_id = excluded.recording_id, badge_no = excluded.badge_no,
      unit_code = excluded.unit_code, duty_date = excluded.duty_date, grade = excluded.grade, state = excluded.state,
      detail = excluded.detail, set_aside = excluded.set_aside, handling = excluded.handling,
      look_again = excluded.look_again, judged = excluded.judged, told_at = excluded.told_at,
      answer_due_on = excluded.answer_due_on, rules_edition = excluded.rules_edition,
      leaders = excluded.leaders || (select coalesce(jsonb_object_agg(key, value), '{}') from ${stillNamed}),
      leader_terms = excluded.leader_terms || (
        select coalesce(jsonb_object_agg(key, coalesce(finding.leader_terms -> key, '{}')), '{}') from ${stillNamed}
      ), changed_at = excluded.changed_at,
      resolved_at = excluded.resolved_at,
      found_at = case when excluded.state = 'open' and finding.state <> 'open'
        then excluded.found_at else finding.found_at end
    returning finding_id as "findingId", rule_key as "ruleKey", subject, leaders ->> coalesce(badge_no, '') as "leaderBadgeNo",
      leader_terms -> coalesce(badge_no, '') as "leaderTerm", rules_edition as "rulesEdition", violation_class as "violationClass"
  `.execute(tx);
  const saved = new Map(rows.map(({ ruleKey, subject, ...one }) => [`${ruleKey} ${subject}`, one]));
  return findings.map(({ ruleKey, subject }) => saved.get(`${ruleKey} ${subject}`) ?? neverSaved());
}

export interface SavedFinding {
  findingId: string;
  leaderBadgeNo: string | null;
  leaderTerm: LeaderTerm | null;
  rulesEdition: RulesEdition;
  violationClass: ViolationClass | null;
}

/** The leaders of whom the finding named before and names still. */
const stillNamed = sql`jsonb_each(finding.leaders)
  where excluded.rule_key <> 'integrity' and (key = coalesce(excluded.badge_no, '') or excluded.detail -> 'badgeNos' ? key)`;

/** The columns of a finding that is to be written. */
const given: FindingColumns = {
  ruleKey: sql.ref('f.ruleKey'),
  badgeNo: sql.ref('f.badgeNo'),
  detail: sql.ref('f.detail'),
  unitCode: sql.ref('f.unitCode'),
  dutyDate: sql.ref('f.dutyDate'),
  shiftId: sql.ref('f.shiftId'),
  activityId: sql.ref('f.activityId'),
  recordingId: sql.ref('f.recordingId'),
};

/** The local date on which the duty began that a finding is about: after midnight, of who was on duty then, the day before. */
const dutyBeganOn = sql`(
  select coalesce(
    (select min(s.duty_date) from shift s
      where s.badge_no = f."badgeNo" and s.cancelled_at is null and s.starts_at <= duty.begin and s.ends_at > duty.begin),
    local_day(duty.begin)
  )
  from (select ${dutyBeginOf(given)} as begin) as duty
)`;

function neverSaved(): never {
  throw new Error('a finding was not written');
}

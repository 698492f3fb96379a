import { type RawBuilder, sql } from 'kysely';

// Who is liable for a finding beside the officer: who led the officer when the duty began that it is about.
//
// Who led at a moment is said by one function of the database, who_leads: by it liability follows and the page says who leads now.
// That is the leader whom the registry named for the officer then, else who led the officer's unit of then. Had the leader
// named a stand-in who stood in at that moment, it is the stand-in instead: the leader was away, and had handed over the unit
// with a reason, on record. A delegation counts from when it was named and accepted: backdating one moves no liability. Nobody leads
// himself: who led the unit answers alone, and so the leader answers for the stand-in. Was the leader away, on leave by the roster or by
// a delegation that nobody had accepted, the deputy of the unit led, without one a brigade leader.

/** The columns that tell whom a finding is about, and when that was. */
export interface FindingColumns {
  ruleKey: RawBuilder<unknown>;
  badgeNo: RawBuilder<unknown>;
  detail: RawBuilder<unknown>;
  unitCode: RawBuilder<unknown>;
  dutyDate: RawBuilder<unknown>;
  shiftId: RawBuilder<unknown>;
  activityId: RawBuilder<unknown>;
  recordingId: RawBuilder<unknown>;
}

/** When the duty of a finding began: the shift, the activity, the recording, else its local date. */
export function dutyBeginOf({ shiftId, activityId, recordingId, dutyDate }: FindingColumns): RawBuilder<Date> {
  return sql`coalesce(
    (select starts_at from shift where shift_id = ${shiftId}),
    (select starts_at from activity where activity_id = ${activityId}),
    (select captured_at from recording where recording_id = ${recordingId}),
    ${dutyDate}::timestamp at time zone 'Asia/Shanghai'
  )`;
}

/**
 * One row of a finding, each by the badge numbers that it names, '' where it names nobody: `leaders`, their badge numbers;
 * `terms`, since when each led and for whom each stood in; `units`, to which each belonged. HQ answers for what its store
 * lost: there nobody is liable.
 */
export function leadersThen(finding: FindingColumns): RawBuilder<unknown> {
  const unitThen = sql`coalesce(own.unit_code, o.unit_code, ${finding.unitCode})`;
  const covers = (row: 'own' | 'head') =>
    sql`tstzrange(${sql.ref(`${row}.led_from`)}, ${sql.ref(`${row}.led_until`)}) @> duty.begin`;
  const named = sql`coalesce(named.badge_no, '')`;
  return sql`
    select
      coalesce(jsonb_object_agg(${named}, liable.badge_no) filter (where liable.badge_no is not null), '{}') as leaders,
      coalesce(jsonb_object_agg(${named}, jsonb_strip_nulls(jsonb_build_object(
        'since', to_char(liable.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'standsInFor', liable.stands_in_for
      ))) filter (where liable.badge_no is not null), '{}') as terms,
      coalesce(jsonb_object_agg(${named}, ${unitThen}), '{}') as units
    from (
      select ${finding.badgeNo} as badge_no
      union select jsonb_array_elements_text(coalesce(${finding.detail} -> 'badgeNos', '[]'))
    ) as named
    cross join (select ${dutyBeginOf(finding)} as begin) as duty
    left join officer o on o.badge_no = named.badge_no
    left join leadership own on own.badge_no = named.badge_no and ${covers('own')}
    left join leadership head on head.badge_no is null and head.unit_code = ${unitThen} and ${covers('head')}
    left join lateral (
      select coalesce(own.leader_badge_no, head.leader_badge_no) as badge_no,
        case when own.leader_badge_no is null then head.led_from else own.led_from end as since
    ) as led on led.badge_no is distinct from named.badge_no
    left join lateral who_leads(
      ${unitThen}, led.badge_no, led.since, head.leader_badge_no, ${named}, duty.begin
    ) as liable on true
    where ${finding.ruleKey} <> 'integrity'
  `;
}

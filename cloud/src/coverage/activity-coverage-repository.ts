import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { exemptionsInTime } from '../duty/shifts/required-time.ts';
import type { CoverageOptions } from './coverage-repository.ts';
import type { CoveredActivity, Stretch } from './covered-activity.ts';
import { faultsOfHeld, outageExplainsUntil, outageOfUnit } from './excuse-repository.ts';
import { coverOfHeld, uninspectedOfHeld } from './footage-repository.ts';

/**
 * What footage covers of these activities, in no order. An activity is judged by itself, whether or not it lies in a shift. A
 * moment of it is covered when any of its officers held a recorder then whose footage covers the moment.
 *
 * Its footage is due once that of each officer is due: at the import deadline of the officer's shift, or, without a shift, as long
 * after the activity; earlier, once the cards of all recorders that the officer held meanwhile were collected afterwards.
 */
export async function selectActivityCoverage(
  db: Database | Transaction,
  activityIds: readonly string[],
  { asOf, parameters }: CoverageOptions,
): Promise<CoveredActivity[]> {
  const now = sql`${asOf}::timestamptz`;
  const tolerance = sql`${parameters.joinToleranceMs} * interval '1 millisecond'`;
  const importDeadline = sql`${parameters.importDeadlineHours} * interval '1 hour'`;
  const { rows } = await sql<ActivityRow>`
    with a as materialized (
      select *, ${editionOfActivity} as edition, starts_at - lead_ms * interval '1 millisecond' as window_from,
        greatest(ends_at, starts_at + interval '1 millisecond') as core_until,
        greatest(ends_at + lag_ms * interval '1 millisecond', starts_at + interval '1 millisecond') as window_until
      from activity where activity_id = any(${activityIds}::uuid[])
    ),
    -- Each of an activity's officers, as a shift that lasts as long as there is something to record.
    w as materialized (
      select a.activity_id, a.edition, o.badge_no, o.unit_code, a.window_from as starts_at, a.window_until as ends_at, duty.ends_at as off_at,
        coalesce(duty.ends_at, a.ends_at) + ${importDeadline} as due_at
      from a join activity_officer using (activity_id) join officer o using (badge_no)
      left join lateral (
        select max(s.ends_at) as ends_at from shift s
        where s.badge_no = o.badge_no and s.cancelled_at is null and s.starts_at < a.core_until
          and s.starts_at > a.starts_at - interval '48 hours' and s.ends_at > a.starts_at
      ) as duty on true
    ),
    part as (
      select w.activity_id, held.covered, held.uninspected, held.changes_at,
        coalesce(held.broken, '{}') + coalesce(exemption.times, '{}') as excused,
        coalesce(exemption.exempt, '{}') as exempt, coalesce(held.broken, '{}') as broken,
        least(held.docked_at, late_at) as due_at,
        case when late_at > ${now} then least(nullif(late_at, 'infinity'), held.next_dock_at) end as due_changes_at,
        w.due_at as deadline
      from w
      cross join lateral (${outageOfUnit}) as outage
      cross join lateral (select coalesce(${outageExplainsUntil(importDeadline)}, w.due_at) as late_at) as late
      cross join lateral (
        select range_agg(footage.covered) as covered, range_agg(doubt.uninspected) as uninspected,
          least(min(footage.changes_at), min(doubt.changes_at)) as changes_at,
          range_agg(tstzmultirange(time) * fault.times)
            - coalesce(range_agg(tstzmultirange(time) - coalesce(fault.times, '{}')), '{}') as broken,
          case when bool_and(card.due_at is not null) then max(card.due_at) end as docked_at,
          min(card.next_at) as next_dock_at
        from (
          select recorder_serial, held_from, held_until, tstzrange(held_from, held_until) as time,
            least(whole_until, greatest(w.off_at, w.ends_at)) as last_held_at
          from (
            select recorder_serial, greatest(held_from, w.starts_at) as held_from,
              least(held_until, w.ends_at) as held_until, held_until as whole_until
            from holding
            where badge_no = w.badge_no and coalesce(held_until, 'infinity') > w.starts_at and held_from < w.ends_at
          ) as stretch
        ) as h
        cross join lateral (${coverOfHeld({ now, tolerance })}) as footage
        cross join lateral (${uninspectedOfHeld(now)}) as doubt
        cross join lateral (${faultsOfHeld}) as fault
        cross join lateral (
          select min(at) filter (where at <= ${now}) as due_at, min(at) filter (where at > ${now}) as next_at
          from dock_session, lateral (select greatest(collected_at, docked_at)::timestamptz(3) as at) as collected
          where recorder_serial = h.recorder_serial and docked_at >= h.last_held_at and docked_at < late_at
            and collected_at is not null and late_at > ${now}
        ) as card
      ) as held
      cross join lateral (
        select range_agg(tstzrange(starts_at, ends_at)) as times,
          range_agg(tstzrange(starts_at, ends_at)) filter (where effect = 'exemption') as exempt
        from (
          select e.starts_at, e.ends_at, ${effectOnActivity} from exemption e where e.badge_no = w.badge_no and ${exemptionsInTime}
          union all
          select e.starts_at, e.ends_at, ${effectOnActivity} from exemption e where e.unit_code = w.unit_code and ${exemptionsInTime}
        ) as approved (starts_at, ends_at, effect)
      ) as exemption
    )
    select a.activity_id as "activityId", a.kind, a.required and a.withdrawn_at is null as required,
      (a.starts_at at time zone 'Asia/Shanghai')::date as "dutyDate",
      a.edition as "rulesEdition",
      ${epochMs(sql`a.starts_at`)} as "startsAt", ${epochMs(sql`a.core_until`)} as "coreUntil",
      ${epochMs(sql`a.window_from`)} as "windowFrom", ${epochMs(sql`a.window_until`)} as "windowUntil",
      (
        select json_agg(json_build_object('badgeNo', w.badge_no, 'unitCode', w.unit_code) order by w.badge_no)
        from w where w.activity_id = a.activity_id
      ) as officers,
      ${stretchesOf(sql`sum.covered * whole.time`)} as covered,
      ${stretchesOf(sql`sum.uninspected * whole.time`)} as uninspected, ${stretchesOf(sql`sum.exempt * whole.time`)} as exempt,
      ${stretchesOf(sql`(sum.excused - sum.exempt) * whole.time`)} as explained,
      ${stretchesOf(sql`(sum.broken - sum.exempt) * whole.time`)} as broken,
      sum.due_at <= ${now} as due, sum.deadline as "dueAt",
      least(sum.changes_at, case when sum.due_at > ${now} then sum.due_changes_at end) as "changesAt"
    from a
    join lateral (
      select range_agg(covered) as covered, range_agg(uninspected) as uninspected, range_intersect_agg(excused) as excused,
        range_intersect_agg(exempt) as exempt, range_intersect_agg(broken) as broken, max(part.due_at) as due_at, max(deadline) as deadline, min(part.changes_at) as changes_at, min(due_changes_at) as due_changes_at, count(*) as parts
      from part where part.activity_id = a.activity_id
    ) as sum on parts > 0
    cross join lateral (select tstzmultirange(tstzrange(a.window_from, a.window_until)) as time) as whole
  `.execute(db);
  return rows.map(({ startsAt, coreUntil, windowFrom, windowUntil, ...activity }) => ({
    ...activity,
    core: [startsAt, coreUntil],
    window: [windowFrom, windowUntil],
  }));
}

type ActivityRow = Omit<CoveredActivity, 'core' | 'window'> &
  Record<'startsAt' | 'coreUntil' | 'windowFrom' | 'windowUntil', number>;

/** Of activity `activity`, as its findings have it: after midnight, of who was on duty then, the day before. */
const editionOfActivity = sql`coalesce(
  (select min(f.rules_edition) from finding f
    where f.subject = 'activity:' || activity.activity_id and f.rule_key in ('activity_coverage', 'activity_start', 'activity_end')),
  rules_edition(coalesce(
    (select min(s.duty_date) from shift s
      where s.badge_no = (select min(badge_no) from activity_officer t where t.activity_id = activity.activity_id)
        and s.cancelled_at is null and s.starts_at <= activity.starts_at and s.ends_at > activity.starts_at),
    local_day(activity.starts_at)
  ))
)`;

const effectOnActivity = sql`explanation_effect(w.edition, e.reason_code)`;

function stretchesOf(times: RawBuilder<unknown>): RawBuilder<Stretch[]> {
  return sql`(
    select coalesce(json_agg(json_build_array(${epochMs(sql`lower(part)`)}, ${epochMs(sql`upper(part)`)}) order by part), '[]')
    from unnest(${times}) as part
  )`;
}

function epochMs(at: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(extract(epoch from ${at}) * 1000)::bigint`;
}

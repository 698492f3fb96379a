import { sql } from 'kysely';

// What of a shift had to be recorded, and why the rest hadn't. Every fragment refers to shifts `w` with their recording rules and their
// officers' units. Excuses are computed for all shifts of a query at once, because few have any.

/** No exemption lasts longer. */
const longestExemption = sql`interval '31 days'`;

/** Whether exemption `e`, of the officer or unit of shift `w`, is approved and overlaps the shift. */
export const exemptionsInTime = sql`
  e.state = 'approved' and e.starts_at < w.ends_at and e.starts_at > w.starts_at - ${longestExemption}
  and e.ends_at > w.starts_at
`;

/** Of shift `w`: its breaks, a multirange. */
const breaks = sql`
  select range_agg(tstzrange(b.starts_at, b.ends_at)) as times from shift_break b where b.shift_id = w.shift_id
`;

/** By which rules shift `w` is judged: those of its finding, or those of its date. */
export const editionOfShift = sql`coalesce(
  (select min(f.rules_edition) from finding f
    where f.rule_key in ('coverage', 'late_import', 'handed_in') and f.subject = 'shift:' || w.shift_id),
  (case when w.duty_date >= (select rules_from()) then 2 else 1 end)::smallint
)`;

/** What the approved exemption `e` makes of the time of shift `w`. */
const effectOnShift = sql`explanation_effect(${editionOfShift}, e.reason_code)`;

/** By shift, as multiranges: leave, exemptions, and explanations of time that still counts. Few shifts have any. */
export const excuses = sql`
  select shift_id, range_agg(time) filter (where reason = 'leave') as leaves,
    range_agg(time) filter (where reason = 'exemption') as exemptions,
    range_agg(time) filter (where reason in ('fault_ticket', 'station_outage', 'explained')) as explanations
  from (
    select w.shift_id, 'leave' as reason, tstzrange(l.starts_at, l.ends_at) as time
    from w join leave l on l.badge_no = w.badge_no and l.removed_at is null
      and l.starts_at < w.ends_at and l.ends_at > w.starts_at
    union all
    select w.shift_id, ${effectOnShift}, tstzrange(e.starts_at, e.ends_at)
    from w join exemption e on e.badge_no = w.badge_no and ${exemptionsInTime}
    union all
    select w.shift_id, ${effectOnShift}, tstzrange(e.starts_at, e.ends_at)
    from w join exemption e on e.unit_code = w.unit_code and ${exemptionsInTime}
  ) as excuse
  group by shift_id
`;

/** For shift `w`: the times of its officer's activities that must be recorded, with lead and lag (at most an hour each). */
const activityTimes = sql`
  select coalesce(range_agg(tstzrange(
      a.starts_at - a.lead_ms * interval '1 millisecond', a.ends_at + a.lag_ms * interval '1 millisecond'
    )), '{}')
  from activity_officer o join activity a using (activity_id)
  where o.badge_no = w.badge_no and o.starts_at < w.ends_at + interval '1 hour'
    and o.starts_at > w.starts_at - interval '49 hours' and o.ends_at > w.starts_at - interval '1 hour'
    and a.required and a.withdrawn_at is null
`;

/**
 * Of shift `w` and its row `excuse`, which may be null: the time that its rule asks for, and when it is off or exempt, multiranges.
 * What is in `asked` and in neither of the others has to be recorded.
 */
export const requirement = sql`
  select case
      when w.cancelled_at is not null then '{}'
      when w.recording_rule = 'continuous' then tstzmultirange(tstzrange(w.starts_at, w.ends_at))
      when w.recording_rule = 'activities' then tstzmultirange(tstzrange(w.starts_at, w.ends_at)) * (${activityTimes})
      else '{}' end as asked,
    coalesce((${breaks}), '{}') + coalesce(excuse.leaves, '{}') as off,
    coalesce(excuse.exemptions, '{}') as exempt
  offset 0
`;

import type { MetricRowKind } from '@rollcall/shared/metrics/input';
import type { Period } from '@rollcall/shared/metrics/steps';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, sql } from 'kysely';
import { outageExplainsUntil, outageOfUnit } from '../coverage/excuse-repository.ts';
import { attendanceState, hasAttended } from '../duty/session-attendance.ts';
import { violationsWithEarlier } from '../findings/re-offences/with-earlier.ts';

// The rows that metrics are made of, a query each, with the columns of `MetricRow` and of `metricColumns`. Formulas stand in
// shared/src/metrics/formulas.ts alone; what a row is, and when it counts, stands here alone. Whoever belongs to a unit is taken
// from `leadership`, which knows who was where when.

export interface Asked {
  /** In order, without holes: what lies in them counts, and staff and recorders count at the end of each. */
  periods: readonly Period[];
  /** What became known later doesn't count. */
  asOf: Date;
  importDeadlineHours: number;
  reOffenceDays: number;
}

interface Bounds {
  from: string;
  to: string;
  begin: Date;
  end: Date;
  /** Local dates, of each period its last one, or today. */
  lastDays: string[];
  now: RawBuilder<Date>;
  today: string;
  importDeadline: RawBuilder<unknown>;
  reOffenceDays: number;
}

export function metricRows(
  kind: MetricRowKind,
  { periods, asOf, importDeadlineHours, reOffenceDays }: Asked,
): RawBuilder<unknown> {
  const from = periods[0]?.from ?? '';
  const to = periods.at(-1)?.to ?? '';
  const today = localDateOf(asOf);
  const lastDays = periods.filter((period) => period.from <= today).map((period) => lastDayOf(period, today));
  return rows[kind]({
    ...{ from, to, today, lastDays, now: sql`${asOf}::timestamptz` },
    begin: startOfLocalDate(from),
    end: startOfLocalDate(to),
    importDeadline: sql`${importDeadlineHours} * interval '1 hour'`,
    reOffenceDays,
  });
}

function lastDayOf({ to }: Period, today: string): string {
  const last = addDays(to, -1);
  return last < today ? last : today;
}

/** The unit of the officer `o` when it was `at`: joins it as `own`. */
const unitThen = (at: RawBuilder<unknown>) =>
  sql`left join leadership own on own.badge_no = o.badge_no and tstzrange(own.led_from, own.led_until) @> ${at}`;
const unitOf = sql`coalesce(own.unit_code, o.unit_code)`;

const dayBegins = (day: RawBuilder<unknown>) => sql`(${day}::timestamp at time zone 'Asia/Shanghai')`;
const dayOf = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Asia/Shanghai')::date`;

const rows: Record<MetricRowKind, (bounds: Bounds) => RawBuilder<unknown>> = {
  staff: staffRows,
  recorders: (bounds) => sql`
    select r.id, r.day, null::text as "badgeNo", r."unitCode", null::text as "campaignId",
      (r.works and r.place <= coalesce(staff.count, 0))::int as normal, (r.works and r.spare)::int as spare,
      (r.works and not r.spare)::int as "inUse"
    from (
      select r.*, row_number() over (partition by r.day, r."unitCode", r.works order by r.spare, r.id collate "C") as place
      from (${workingRecorders(bounds)}) as r
    ) as r
    left join (
      select s.day, s."unitCode", count(*) as count from (${staffRows(bounds)}) as s group by 1, 2
    ) as staff on staff.day = r.day and staff."unitCode" = r."unitCode"
  `,
  officerDays: ({ from, to, now }) => sql`
    select day.badge_no || ':' || day.duty_date as id, day.duty_date as day, day.badge_no as "badgeNo",
      day.unit_code as "unitCode", day.campaign_id as "campaignId",
      (day.known or day.shown)::int as due, day.shown::int as "withFootage"
    from (
      select total.*, total.seen or exists (
          select from holding h join recording r on r.recorder_serial = h.recorder_serial
            and r.captured_at < least(h.held_until, total.ends_at)
            and r.captured_at > greatest(h.held_from, total.starts_at) - interval '24 hours'
            and coalesce(r.captured_until, r.captured_at) >= greatest(h.held_from, total.starts_at)
          where not total.seen and h.badge_no = total.badge_no and h.held_from < total.ends_at
            and coalesce(h.held_until, 'infinity') > total.starts_at and r.announced_at <= ${now}
        ) as shown
      from (
        select s.badge_no, s.duty_date, min(s.starts_at) as starts_at, max(s.ends_at) as ends_at,
          (array_agg(${unitOf} order by s.starts_at))[1] as unit_code,
          (array_agg(s.campaign_id::text order by s.starts_at))[1] as campaign_id,
          bool_or(c.required_ms > c.pending_ms) as known, bool_or(c.recorded_ms + c.uninspected_ms > 0) as seen
        from shift s join shift_coverage c using (shift_id) join officer o using (badge_no) ${unitThen(sql`s.starts_at`)}
        where s.cancelled_at is null and s.duty_date >= ${from} and s.duty_date < ${to} and c.required_ms > 0
        group by 1, 2
      ) as total
    ) as day
  `,
  shifts: ({ from, to }) => sql`
    select s.shift_id::text as id, s.duty_date as day, s.badge_no as "badgeNo", ${unitOf} as "unitCode",
      s.campaign_id::text as "campaignId", c.required_ms as "requiredMs", c.recorded_ms as "recordedMs",
      c.required_ms - c.pending_ms - c.uninspected_ms as "dueMs", c.exempt_ms as "exemptMs"
    from shift s join shift_coverage c using (shift_id) join officer o using (badge_no) ${unitThen(sql`s.starts_at`)}
    where s.cancelled_at is null and s.duty_date >= ${from} and s.duty_date < ${to}
      and (c.required_ms > 0 or c.exempt_ms > 0)
  `,
  files: fileRows,
  activities: ({ begin, end }) => sql`
    select a.activity_id::text as id, ${dayOf(sql`a.starts_at`)} as day, who.badge_no as "badgeNo", ${unitOf} as "unitCode",
      a.campaign_id::text as "campaignId", (v.verdict in ('covered', 'partly_exempt', 'incomplete', 'incomplete_explained',
        'not_covered', 'not_covered_explained'))::int as judged,
      (v.verdict in ('covered', 'partly_exempt'))::int as covered
    from activity a
    join activity_coverage v using (activity_id)
    join (
      select distinct on (ao.activity_id) ao.activity_id, ao.badge_no
      from activity_officer ao join activity of using (activity_id)
      where of.required and of.withdrawn_at is null and of.starts_at >= ${begin} and of.starts_at < ${end}
      order by ao.activity_id, ao.ends_at - ao.starts_at desc, ao.badge_no
    ) as who using (activity_id)
    join officer o on o.badge_no = who.badge_no ${unitThen(sql`a.starts_at`)}
    where a.required and a.withdrawn_at is null and a.starts_at >= ${begin} and a.starts_at < ${end}
  `,
  // HQ answers for what its own store lost: nobody else is asked. What the data took back before it was due needs no answer.
  findings: ({ begin, end, now, today }) => sql`
    select f.finding_id::text as id, ${dayOf(sql`f.told_at`)} as day, f.badge_no as "badgeNo", f.unit_code as "unitCode",
      coalesce(s.campaign_id, a.campaign_id)::text as "campaignId",
      (answer.in_time or (f.answer_due_on < ${today} and not coalesce(${dayOf(sql`f.resolved_at`)} <= f.answer_due_on, false)))::int
        as due,
      answer.in_time::int as "inTime"
    from finding f
    left join shift s on s.shift_id = f.shift_id
    left join activity a on a.activity_id = f.activity_id
    cross join lateral (
      select exists (
        select from finding_answer w
        where w.finding_id = f.finding_id and w.answered_at >= f.told_at and w.answered_at <= ${now} and not w.late
      ) as in_time
    ) as answer
    where f.rule_key <> 'integrity' and f.told_at >= ${begin} and f.told_at < ${end} and f.told_at <= ${now}
  `,
  // A skipped item's place is taken by the one that follows it.
  checks: ({ begin, end, now }) => sql`
    with recursive place as (
      select i.draw, i.kind, i.item, i.why, d.finished_at
      from draw d join draw_item i using (draw)
      where i.place is not null and d.finished_at >= ${begin} and d.finished_at < ${end} and d.finished_at <= ${now}
      union all
      select p.draw, k.follower_kind, k.follower, p.why, p.finished_at
      from place p join draw_skip k on k.draw = p.draw and k.kind = p.kind and k.item = p.item
      where k.state = 'agreed' and k.follower is not null and k.decided_at <= ${now}
    )
    select p.draw || ':' || p.kind || ':' || p.item as id, ${dayOf(sql`p.finished_at`)} as day, i.badge_no as "badgeNo",
      i.unit_code as "unitCode", i.campaign as "campaignId",
      (p.why = 'ratio')::int as required, (p.why = 'ratio' and done.reviewed)::int as "requiredDone",
      done.reviewed::int as reviewed, done.passed::int as passed, skip.agreed::int as skipped
    from place p
    join check_item i on i.kind = p.kind and i.item = p.item
    cross join lateral (
      select coalesce(bool_or(r.done_at <= ${now} and r.state = 'done'), false) as reviewed,
        coalesce(bool_or(r.done_at <= ${now} and r.state = 'done' and r.outcome = 'pass'), false) as passed
      from review r where r.draw = p.draw and r.kind = p.kind and r.item = p.item::text
    ) as done
    cross join lateral (
      select coalesce(bool_or(k.state = 'agreed' and k.decided_at <= ${now}), false) as agreed,
        coalesce(bool_or(k.state = 'agreed' and k.decided_at <= ${now} and k.follower is not null), false) as followed
      from draw_skip k where k.draw = p.draw and k.kind = p.kind and k.item = p.item
    ) as skip
    where not skip.followed
  `,
  // In the unit of when the session was planned, on the day on which it was signed off.
  training: ({ begin, end, now }) => sql`
    select s.session_id || ':' || a.badge_no as id, ${dayOf(sql`s.signed_off_at`)} as day, a.badge_no as "badgeNo",
      a.unit_code as "unitCode", null::text as "campaignId", (it.state <> 'excused')::int as due,
      (it.state <> 'excused' and it.attended)::int as trained, (it.state = 'present')::int as present,
      (it.state = 'excused')::int as excused, (it.state <> 'present' and it.attended)::int as "madeUp"
    from training_session s join training_attendance a using (session_id)
    cross join lateral (select ${attendanceState} as state, ${hasAttended()} as attended) as it
    where s.state = 'signed_off' and s.signed_off_at >= ${begin} and s.signed_off_at < ${end} and s.signed_off_at <= ${now}
  `,
  // On the day of the decision: what is found of a duty is confirmed days or weeks later.
  violations: ({ begin, end, now, reOffenceDays }) => sql`
    select v.finding_id || ':' || v.badge_no as id, ${dayOf(sql`v.confirmed_at`)} as day, v.badge_no as "badgeNo",
      v.unit_code as "unitCode", null::text as "campaignId", 1 as confirmed, (v.earlier_finding_id is not null)::int as again
    from (${violationsWithEarlier(reOffenceDays)}) as v
    where v.confirmed_at >= ${begin} and v.confirmed_at < ${end} and v.confirmed_at <= ${now}
  `,
};

function staffRows({ lastDays }: Bounds) {
  return sql`
    select o.badge_no as id, moment.day, o.badge_no as "badgeNo", ${unitOf} as "unitCode", null::text as "campaignId",
      1 as "inService"
    from unnest(${lastDays}::date[]) as moment (day)
    join officer o on o.created_at < ${dayBegins(sql`(moment.day + 1)`)} and coalesce(o.left_on > moment.day, true)
    ${unitThen(dayBegins(sql`moment.day`))}
  `;
}

/** What state a recorder had then follows from its tickets. Where none is younger, it is the state of now. */
function workingRecorders({ lastDays, now }: Bounds) {
  return sql`
    select r.recorder_serial as id, until.day, r.unit_code as "unitCode", state.normal as works, r.spare
    from (
      select moment.day, ${dayBegins(sql`(moment.day + 1)`)} as ends, least(${dayBegins(sql`(moment.day + 1)`)}, ${now}) as at
      from unnest(${lastDays}::date[]) as moment (day)
    ) as until
    join recorder r on r.created_at < until.ends
    left join (
      select moment.at, t.recorder_serial,
        bool_or(t.reported_at <= moment.at and coalesce(t.closed_at, 'infinity') > moment.at) as broken,
        bool_or(t.outcome = 'scrapped' and t.closed_at <= moment.at) as scrapped, bool_or(t.reported_at > moment.at) as later
      from (
        select distinct least(${dayBegins(sql`(m.day + 1)`)}, ${now}) as at from unnest(${lastDays}::date[]) as m (day)
      ) as moment cross join repair_ticket t
      group by 1, 2
    ) as tickets on tickets.recorder_serial = r.recorder_serial and tickets.at = until.at
    cross join lateral (
      select not coalesce(tickets.broken, false) and not coalesce(tickets.scrapped, false)
        and (r.state = 'normal' or coalesce(tickets.later, false)) as normal
    ) as state
  `;
}

/**
 * Recordings, and files that were seen on a card and never became one: unreadable, or gone. A file belongs to whoever held the
 * recorder when it begins. Its deadline is that of the shift; outside of a shift, as long after the file. After an outage of all
 * stations of the unit it is later. `changesAt`: when it will have passed, and with it what the row says.
 *
 * What is read here, and no more, marks days in cloud/src/db/migrations/20261207-0200-keep-file-sums.ts: whoever reads more adds marks.
 */
function fileRows({ begin, end, now, importDeadline }: Bounds): RawBuilder<unknown> {
  return sql`
    select f.id, ${dayOf(sql`f.at`)} as day, f.badge_no as "badgeNo", f.unit_code as "unitCode", f.campaign_id::text as "campaignId",
      (f.known or late.after <= ${now})::int as "importDue", (f.known and f.announced_at <= late.after)::int as timely,
      (f.sure or late.after <= ${now})::int as settled, f.intact::int as intact,
      f.known::int as recording, f.classified::int as classified,
      case when not (f.known and f.sure) and late.after > ${now} then late.after end as "changesAt"
    from (
      select w.*, s.campaign_id, coalesce(s.ends_at, w.until_at) + ${importDeadline} as due_at
      from (
        select file.*, h.badge_no, coalesce(${unitOf}, r.unit_code) as unit_code
        from (
          select r.recording_id as id, r.recorder_serial, r.captured_at as at, coalesce(r.captured_until, r.captured_at) as until_at,
            ${knownFile(now)}
          from recording r
          where coalesce(r.captured_at, '-infinity') >= ${begin} and coalesce(r.captured_at, '-infinity') < ${end}
            and r.announced_at <= ${now} and r.kind in ('video', 'audio', 'image')
          union all
          select r.recording_id, r.recorder_serial, r.announced_at, r.announced_at, ${knownFile(now)}
          from recording r
          where r.captured_at is null and r.announced_at >= ${begin} and r.announced_at < ${end}
            and r.announced_at <= ${now} and r.kind in ('video', 'audio', 'image')
          union all
          ${lostFiles({ begin, end, now })}
        ) as file
        join recorder r using (recorder_serial)
        left join lateral (
          select case when coalesce(h.held_until, 'infinity') > file.at then h.badge_no end as badge_no
          from holding h where h.recorder_serial = file.recorder_serial and h.held_from <= file.at
          order by h.held_from desc limit 1
        ) as h on true
        left join officer o on o.badge_no = h.badge_no
        ${unitThen(sql`file.at`)}
      ) as w
      left join lateral (
        select s.ends_at, s.campaign_id from shift s
        where s.badge_no = w.badge_no and s.cancelled_at is null and s.starts_at <= w.until_at
          and s.starts_at > w.at - interval '48 hours' and s.ends_at > w.at
        order by s.starts_at limit 1
      ) as s on true
    ) as f
    left join lateral (
      select ${outageExplainsUntil(importDeadline)} as until
      -- Few files are late: the offset makes Postgres ask for those alone.
      from (select f.unit_code, f.due_at where f.announced_at > f.due_at or not f.known offset 0) as w
      cross join lateral (${outageOfUnit}) as outage
    ) as explained on true
    cross join lateral (select coalesce(explained.until, f.due_at) as after) as late
  `;
}

/** Of recording `r`, as it was known then. */
const knownFile = (now: RawBuilder<Date>) => sql`
  r.announced_at, true as known,
  r.inspection_outcome = 'damaged' or coalesce(r.verified_at <= ${now}, false) as sure,
  r.inspection_outcome <> 'damaged' and coalesce(r.verified_at <= ${now}, false)
    and not coalesce(r.integrity_problem_at <= ${now}, false) as intact,
  r.category <> 'unclassified' or r.activity_categories <> '{}'
    or exists (select from activity_recording ar where ar.recording_id = r.recording_id) as classified
`;

/** Files of inventories, and files that couldn't be read, whose name never became a recording of that recorder. */
function lostFiles({ begin, end, now }: Pick<Bounds, 'begin' | 'end' | 'now'>): RawBuilder<unknown> {
  const collected = (file: RawBuilder<unknown>) => sql`exists (
    select from sighting later
    where base_name(later.path_text) = base_name(${file}.path_text) and later.recording_id is not null
      and later.recorder_serial = ${file}.recorder_serial and later.size_bytes >= ${file}.size_bytes and later.seen_at <= ${now}
    offset 0
  )`;
  return sql`
    select 'file:' || lost.recorder_serial || ':' || lost.day || ':' || lost.name, lost.recorder_serial, min(lost.at), min(lost.at),
      null::timestamptz, false, false, false, false
    from (
      select *, ${dayOf(sql`at`)} as day from (
      select c.recorder_serial, base_name(c.path_text) as name, coalesce(c.captured_at, c.modified_at) as at
      from card_file c
      where not c.is_log and coalesce(c.captured_at, c.modified_at) >= ${begin} and coalesce(c.captured_at, c.modified_at) < ${end}
        and c.first_seen_at <= ${now} and not ${collected(sql`c`)}
      union all
      select s.recorder_serial, base_name(s.path_text), s.modified_at
      from sighting s
      where s.problem is not null and s.problem <> 'folder_unreadable' and s.modified_at >= ${begin} and s.modified_at < ${end}
        and s.seen_at <= ${now} and not ${collected(sql`s`)}
      ) as seen
    ) as lost
    group by lost.recorder_serial, lost.day, lost.name
  `;
}

import type { CheckedOutState } from '@rollcall/shared/fields/checked-out-states';
import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** A shift is no longer than this. */
const longestShift = sql`interval '48 hours'`;
/** A recorder that was taken no longer than this before a shift was taken for it. */
const earliestTaking = sql`interval '12 hours'`;

const localDate = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone 'Asia/Shanghai')::date`;

/** The shifts that run at `at`, one an officer: without those on leave. */
export function onDutyAt(at: Date): RawBuilder<unknown> {
  const now = sql`${at}::timestamptz`;
  return sql`(
    select s.* from shift s
    where s.cancelled_at is null and s.starts_at <= ${now} and s.starts_at > ${now} - ${longestShift}
      and s.ends_at > ${now} and not exists (
        select from leave l where l.badge_no = s.badge_no and l.removed_at is null
          and l.starts_at <= ${now} and l.ends_at > ${now})
  )`;
}

/**
 * Every recorder that somebody holds at `at`, once: `recorder_serial`, `badge_no`, `custody_id`, `held_from`; `station_id` while it
 * lies in a dock, `repair_ticket_id` while one is open; `place` among the officer's recorders, 1 for the one that can be used;
 * `checked_out`, a `CheckedOutState`, null for one that was issued for long; `shift_id` of the shift that runs, or else of the last one since
 * it was taken, or of which it was not returned.
 */
export function heldAt(at: Date): RawBuilder<unknown> {
  const now = sql`${at}::timestamptz`;
  const today = sql`${startOfLocalDate(localDateOf(at))}::timestamptz`;
  return sql`(
    with held as materialized (
      select h.recorder_serial, h.badge_no, h.custody_id, h.held_from, c.basis, d.station_id, t.repair_ticket_id,
        row_number() over best as place, first_value(h.held_from) over best as best_from
      from holding h join custody c using (custody_id)
      left join repair_ticket t on t.recorder_serial = h.recorder_serial and t.state <> 'closed'
      -- A recorder lies in the dock of its last session as long as that one has not ended.
      left join lateral (
        select station_id, undocked_at from dock_session
        where recorder_serial = h.recorder_serial and docked_at <= ${now} order by docked_at desc limit 1
      ) as d on d.undocked_at is null
      where coalesce(h.held_until, 'infinity') > ${now} and h.held_from <= ${now}
      window best as (
        partition by h.badge_no
        order by d.station_id is not null, t.repair_ticket_id is not null, h.held_from desc, h.recorder_serial)
    )
    select h.*, said.checked_out,
      case when said.checked_out = 'not_returned' then coalesce(ended.shift_id, last.shift_id)
        else coalesce(runs.shift_id, last.shift_id) end as shift_id
    from held h
    left join ${onDutyAt(at)} as runs on runs.badge_no = h.badge_no
    left join lateral (
      select shift_id from shift
      where badge_no = h.badge_no and cancelled_at is null and starts_at <= ${now}
        and starts_at > h.held_from - ${longestShift} and ends_at > h.held_from
      order by starts_at desc limit 1
    ) as last on true
    -- The shift for which it may be kept: the one that runs, or one still to come today.
    left join lateral (
      select coalesce(runs.starts_at, min(starts_at)) as starts_at from shift
      where badge_no = h.badge_no and cancelled_at is null and starts_at > ${now}
        and starts_at < ${today} + interval '1 day'
    ) as next on true
    -- Between two shifts of a day it is kept, unless another was taken since. Null: no shift ended since it was taken.
    left join lateral (
      select (array_agg(shift_id order by starts_at desc))[1] as shift_id,
        bool_or(${localDate(sql.ref('starts_at'))} < ${localDate(sql.ref('next.starts_at'))} or ends_at <= h.best_from) as due
      from shift
      where badge_no = h.badge_no and cancelled_at is null and starts_at > h.held_from - ${longestShift}
        and ends_at > h.held_from and ends_at <= ${now}
    ) as ended on true
    cross join lateral (
      select case when h.basis = 'assignment' then null
        when h.station_id is not null then 'docked'
        when runs.shift_id is not null and h.place = 1 then 'holder_on_duty'
        when case when next.starts_at is null
          -- Without any shift since, a recorder is due back when the day is over.
          then last.shift_id is not null or h.held_from < ${today}
          else coalesce(ended.due, h.held_from < least(next.starts_at - ${earliestTaking}, ${today}))
          end then 'not_returned'
        when runs.shift_id is not null then 'holder_on_duty'
        else 'not_due' end as checked_out
    ) as said
  )`;
}

/** Of `heldAt`, those that were checked out and not returned, or that are in one state of these. */
export function checkedOutAt(at: Date, wanted: CheckedOutState | 'any'): RawBuilder<unknown> {
  const state = wanted === 'any' ? sql`is not null` : sql`= ${wanted}`;
  return sql`(select * from ${heldAt(at)} as h where h.checked_out ${state})`;
}

/**
 * Whether the recorder `r` is a spare that can be taken: it works, has no open repair ticket, and nobody holds it at `from` or
 * later.
 */
export function isFreeSpare(from: Date): RawBuilder<SqlBool> {
  return sql`(
    r.spare and r.state = 'normal'
    and not exists (
      select from holding h
      where h.recorder_serial = r.recorder_serial and coalesce(h.held_until, 'infinity') > ${from}::timestamptz)
    and not exists (
      select from repair_ticket t where t.recorder_serial = r.recorder_serial and t.state <> 'closed')
  )`;
}

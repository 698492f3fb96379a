import type { SegmentReason, SegmentState } from '@rollcall/shared/http/coverage';
import type { Parameters } from '@rollcall/shared/http/parameters';
import type { CoverageTotals } from '@rollcall/shared/http/shifts';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';
import type { CoveredShift } from './covered-shift.ts';
import { activityTimes, excuses, faultsOfHeld, outageExplainsUntil, unitOutages } from './excuse-repository.ts';
import { coverOfHeld, heldInShift, uncountedOfHeld } from './footage-repository.ts';

/** `overlapping`: those that aren't cancelled and touch a stretch of time; of one unit where `unitCode` is given. */
export type WhichShifts =
  | { shiftIds: readonly string[] }
  | { overlapping: { from: Date; to: Date }; unitCode?: string | undefined; sight: Sight };

export interface CoverageOptions {
  /** What HQ learned later doesn't count, and what is due later isn't. */
  asOf: Date;
  parameters: Parameters;
}

/**
 * What of these shifts had to be recorded, was, wasn't and is still to come, and why, in no order. The only place where
 * coverage of shifts is computed.
 *
 * A moment of a shift is recorded when the officer held a recorder then and a recording of it covers the moment; holes that
 * are no longer than the join tolerance count as recorded. It is due when the card of every recorder that he held then was
 * collected after he had it last in this shift, and at the import deadline at the latest.
 */
export async function selectCoverage(
  db: Database | Transaction,
  which: WhichShifts,
  options: CoverageOptions,
): Promise<CoveredShift[]> {
  const { rows } = await coverageQuery(which, options).execute(db);
  return rows.map(({ segments, ...shift }) => ({
    ...shift,
    totals: totalsOf(segments),
    segments: segments
      .sort(([, , one], [, , other]) => one - other)
      .map(([state, reason, from, to]) => ({ state, reason, from: new Date(from), to: new Date(to) })),
  }));
}

type CoverageRow = Omit<CoveredShift, 'segments' | 'totals'> & {
  /** In no order. */
  segments: [SegmentState, SegmentReason | null, number, number][];
};

function totalsOf(segments: CoverageRow['segments']): CoverageTotals {
  const totals = { requiredMs: 0, recordedMs: 0, missingMs: 0, pendingMs: 0, exemptMs: 0, explainedMs: 0 };
  for (const [state, reason, from, to] of segments) {
    totals[totalOf[state]] += to - from;
    if (state !== 'exempt') totals.requiredMs += to - from;
    if (state === 'missing' && reason !== 'unexplained') totals.explainedMs += to - from;
  }
  return totals;
}

const totalOf = {
  recorded: 'recordedMs',
  missing: 'missingMs',
  not_yet_due: 'pendingMs',
  exempt: 'exemptMs',
} as const satisfies Record<SegmentState, keyof CoverageTotals>;

/** The query behind `selectCoverage`, for who wants to know its plan. */
export function coverageQuery(which: WhichShifts, { asOf, parameters }: CoverageOptions): RawBuilder<CoverageRow> {
  const now = sql`${asOf}::timestamptz`;
  const tolerance = sql`${parameters.joinToleranceMs} * interval '1 millisecond'`;
  const importDeadline = sql`${parameters.importDeadlineHours} * interval '1 hour'`;
  return sql<CoverageRow>`
    with w as materialized (
      select s.*, t.name as duty_type_name, t.recording_rule, o.name as officer_name, o.kind as officer_kind,
        o.unit_code, s.ends_at + ${importDeadline} as due_at
      from shift s join duty_type t using (duty_type) join officer o using (badge_no)
      where ${whereShift(which)}
    ),
    excuse as materialized (${excuses}),
    activity_time as materialized (${activityTimes}),
    outage as materialized (${unitOutages})
    select w.shift_id as "shiftId", w.badge_no as "badgeNo", w.officer_name as "officerName",
      w.officer_kind as "officerKind", w.unit_code as "unitCode",
      w.starts_at as "startsAt", w.ends_at as "endsAt", w.duty_date as "dutyDate", w.duty_type as "dutyType",
      w.duty_type_name as "dutyTypeName", w.recording_rule as "recordingRule", w.post, w.due_at as "dueAt",
      coalesce(segments, '[]') as segments, damaged as "damagedRecordings",
      least(
        held.changes_at, case when not isempty(gaps * not_due) then w.due_at end,
        case when not isempty((missing - fault) * undocked) and outage_until > ${now} and outage_until < 'infinity'
          then outage_until end
      ) as "changesAt"
    from w
    left join excuse using (shift_id)
    left join activity_time using (shift_id)
    left join outage using (unit_code)
    -- offset 0: each is worked out once, not wherever its name stands.
    cross join lateral (
      select ${outageExplainsUntil(importDeadline)} as outage_until, case
          when w.cancelled_at is not null then '{}'
          when w.recording_rule = 'continuous' then tstzmultirange(tstzrange(w.starts_at, w.ends_at))
          when w.recording_rule = 'activities'
            then coalesce(activity_time.times, '{}') * tstzmultirange(tstzrange(w.starts_at, w.ends_at))
          else '{}' end as asked
      offset 0
    ) as ask
    cross join lateral (
      select asked * coalesce(breaks, '{}') as break,
        asked * coalesce(exemptions, '{}') - coalesce(breaks, '{}') as exempted,
        asked - coalesce(breaks, '{}') - coalesce(exemptions, '{}') as required
      offset 0
    ) as requirement
    cross join lateral (
      select range_agg(time) as time, range_agg(footage.covered) as covered,
        range_agg(time) filter (where card.due_at is null) as time_not_due,
        coalesce(range_agg(tstzmultirange(time) * fault.times) - coalesce(
          range_agg(tstzmultirange(time) - coalesce(fault.times, '{}')), '{}'), '{}') as broken,
        least(min(footage.changes_at), min(card.changes_at)) as changes_at, bool_or(has_damaged) as has_damaged
      from (
        select *, tstzrange(held_from, held_until) as time from (${heldInShift}) as stretch
        where w.recording_rule <> 'none' and w.cancelled_at is null
      ) as h
      cross join lateral (${coverOfHeld({ now, tolerance })}) as footage
      cross join lateral (${faultsOfHeld}) as fault
      cross join lateral (
        select min(at) filter (where at <= ${now}) as due_at, min(at) filter (where at > ${now}) as changes_at
        from dock_session, lateral (select greatest(collected_at, docked_at)::timestamptz(3) as at) as collected
        where recorder_serial = h.recorder_serial and docked_at >= h.held_until and docked_at < w.due_at
          and collected_at is not null and (w.due_at > ${now} or outage_until > ${now})
      ) as card
      cross join lateral (select exists (${uncountedOfHeld}) as has_damaged) as damage
    ) as held
    cross join lateral (
      select coalesce(range_agg(hole), '{}') as gaps
      from unnest(required - coalesce(held.covered, '{}')) as hole
      where upper(hole) - lower(hole) > ${tolerance}
    ) as gap
    cross join lateral (
      -- What no dock made due: it is at the deadline, and what an outage then explains.
      select case when w.due_at > ${now} or outage_until > ${now}
        then required - coalesce(held.time, '{}') + coalesce(held.time_not_due, '{}') else '{}' end as undocked
      offset 0
    ) as dock
    cross join lateral (
      select not_due, gaps - not_due as missing, (gaps - not_due) * (held.broken + coalesce(excuse.faults, '{}')) as fault
      from (select case when w.due_at > ${now} then undocked else '{}' end as not_due) as due
      offset 0
    ) as fault
    cross join lateral (
      select (missing - fault) * (coalesce(excuse.outages, '{}') + case when outage_until > ${now} then undocked else '{}' end)
        as station_out
      offset 0
    ) as out
    cross join lateral (
      select json_agg(json_build_array(state, reason, ${epochMs(sql`lower(part)`)}, ${epochMs(sql`upper(part)`)})) as segments
      from (select tstzmultirange(tstzrange('-infinity', ${now})) as past) as past, lateral (
        select 'recorded' as state, null as reason, unnest(required - gaps) as part
        union all select 'missing', 'unexplained', unnest(missing - fault - station_out) where not isempty(missing)
        union all select 'missing', 'fault_ticket', unnest(fault) where not isempty(missing)
        union all select 'missing', 'station_outage', unnest(station_out) where not isempty(missing)
        union all select 'not_yet_due', 'not_yet_imported', unnest(gaps * not_due * past) where not isempty(not_due)
        union all select 'not_yet_due', null, unnest(gaps * not_due - past) where not isempty(not_due)
        union all select 'exempt', 'break', unnest(break)
        union all select 'exempt', 'exemption', unnest(exempted) where not isempty(exempted)
      ) as parts
    ) as parts
    cross join lateral (
      select count(distinct recording_id) as damaged
      from (${heldInShift}) as h, lateral (${uncountedOfHeld}) as uncounted
      where held.has_damaged and not isempty(asked) and announced_at <= ${now}
        and inspection_outcome = 'damaged' and not several_recorders
    ) as damaged
  `;
}

function whereShift(which: WhichShifts): RawBuilder<SqlBool> {
  if ('shiftIds' in which) return sql`s.shift_id = any(${which.shiftIds}::uuid[])`;
  const { overlapping, unitCode, sight } = which;
  // No shift lasts longer than 48 hours.
  return sql`s.cancelled_at is null and s.starts_at < ${overlapping.to}
    and s.starts_at > ${overlapping.from}::timestamptz - interval '48 hours' and s.ends_at > ${overlapping.from}
    and ${unitCode === undefined ? sql`true` : sql`o.unit_code = ${unitCode}`}
    and ${inSight(sight, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') })}`;
}

function epochMs(at: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(extract(epoch from ${at}) * 1000)::bigint`;
}

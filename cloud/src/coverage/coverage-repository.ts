import type { SegmentState } from '@rollcall/shared/http/coverage';
import type { Parameters } from '@rollcall/shared/http/parameters';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';
import type { CoveredShift } from './covered-shift.ts';
import { footageOfHeld, heldInShift, uncountedOfHeld } from './footage-repository.ts';

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
 * What of these shifts had to be recorded, was, wasn't and is still to come, in no order. The only place where coverage is
 * computed.
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
  return rows.map(({ segments, ...shift }) => {
    const totals = { requiredMs: 0, recordedMs: 0, missingMs: 0, pendingMs: 0 };
    for (const [state, from, to] of segments) {
      totals.requiredMs += to - from;
      totals[totalOf[state]] += to - from;
    }
    return {
      ...shift,
      totals,
      segments: segments.map(([state, from, to]) => ({ state, from: new Date(from), to: new Date(to) })),
    };
  });
}

const totalOf = { recorded: 'recordedMs', missing: 'missingMs', not_yet_due: 'pendingMs' } as const;

type CoverageRow = Omit<CoveredShift, 'segments' | 'totals'> & { segments: [SegmentState, number, number][] };

/** The query behind `selectCoverage`, for who wants to know its plan. */
export function coverageQuery(which: WhichShifts, { asOf, parameters }: CoverageOptions): RawBuilder<CoverageRow> {
  const now = sql`${asOf}::timestamptz`;
  const tolerance = sql`${parameters.joinToleranceMs} * interval '1 millisecond'`;
  return sql<CoverageRow>`
    with w as (
      select s.*, t.name as duty_type_name, t.recording_rule, o.name as officer_name, o.kind as officer_kind,
        o.unit_code,
        s.ends_at + ${parameters.importDeadlineHours} * interval '1 hour' as due_at,
        case when s.cancelled_at is null and t.recording_rule = 'continuous'
          then tstzmultirange(tstzrange(s.starts_at, s.ends_at)) else '{}' end as required
      from shift s join duty_type t using (duty_type) join officer o using (badge_no)
      where ${whereShift(which)}
    )
    select w.shift_id as "shiftId", w.badge_no as "badgeNo", w.officer_name as "officerName",
      w.officer_kind as "officerKind", w.unit_code as "unitCode",
      w.starts_at as "startsAt", w.ends_at as "endsAt", w.duty_date as "dutyDate", w.duty_type as "dutyType",
      w.duty_type_name as "dutyTypeName", w.recording_rule as "recordingRule", w.post, w.due_at as "dueAt",
      coalesce(segments, '[]') as segments, damaged as "damagedRecordings",
      least(held.changes_at, case when not isempty(gaps * not_due) then w.due_at end) as "changesAt"
    from w
    cross join lateral (
      select range_agg(tstzrange(h.held_from, h.held_until)) as time, range_agg(footage.covered) as covered,
        range_agg(tstzrange(h.held_from, h.held_until)) filter (where card.due_at is null) as time_not_due,
        least(min(footage.changes_at), min(card.changes_at)) as changes_at
      from (${heldInShift}) as h
      cross join lateral (
        select range_agg(covered) filter (where announced_at <= ${now}) as covered,
          min(announced_at) filter (where announced_at > ${now}) as changes_at
        from (${footageOfHeld}) as footage
      ) as footage
      cross join lateral (
        select min(at) filter (where at <= ${now}) as due_at, min(at) filter (where at > ${now}) as changes_at
        from dock_session, lateral (select greatest(collected_at, docked_at)::timestamptz(3) as at) as collected
        where recorder_serial = h.recorder_serial and docked_at >= h.held_until and docked_at < w.due_at
          and collected_at is not null and w.due_at > ${now}
      ) as card
      where not isempty(w.required)
    ) as held
    cross join lateral (
      select coalesce(range_agg(hole), '{}') as gaps
      from unnest(w.required - coalesce(held.covered, '{}')) as hole
      where upper(hole) - lower(hole) > ${tolerance}
    ) as gap
    cross join lateral (
      select case when w.due_at > ${now}
        then w.required - coalesce(held.time, '{}') + coalesce(held.time_not_due, '{}') else '{}' end as not_due
    ) as due
    cross join lateral (
      select json_agg(json_build_array(state, ${epochMs(sql`lower(part)`)}, ${epochMs(sql`upper(part)`)}) order by part)
        as segments
      from (
        select 'recorded' as state, unnest(w.required - gaps) as part
        union all select 'missing', unnest(gaps - not_due)
        union all select 'not_yet_due', unnest(gaps * not_due)
      ) as parts
    ) as parts
    cross join lateral (
      select count(distinct recording_id) as damaged
      from (${heldInShift}) as h, lateral (${uncountedOfHeld}) as uncounted
      where not isempty(w.required) and announced_at <= ${now}
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

import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import { type RawBuilder, sql } from 'kysely';
import { excuses, requirement } from './required-time.ts';

// Time that isn't due is kept as one sum, `pending_ms`, because the clock alone would change its parts: what is past and waits for its
// import, and what is yet to come. Who reads it splits it here, as of a moment.

/** As a look at a shift and the facts about it keep them: `pendingMs` has what is yet to come, too. */
export type KeptTotals = Omit<CoverageTotals, 'notYetMs'>;

/** Takes from the pending time what is yet to come. */
export function splitPending(kept: KeptTotals & { notYetMs: number }): CoverageTotals {
  return { ...kept, pendingMs: kept.pendingMs - kept.notYetMs };
}

export function keptTotals({ notYetMs, ...totals }: CoverageTotals): KeptTotals {
  return { ...totals, pendingMs: totals.pendingMs + notYetMs };
}

/**
 * Of the pending time in the last look `c` at shift `s`: what is yet to come at `now`, in milliseconds. Of a shift that runs, the time
 * that has to be recorded is read: nothing covers it yet. It is never more than what is pending.
 */
export function notYetMs(now: Date): RawBuilder<number> {
  const at = sql`${now}::timestamptz`;
  // Only a shift that runs reaches the subquery.
  return sql<number>`
    case when s.ends_at <= ${at} then 0
      when s.starts_at >= ${at} or c.pending_ms = 0 then c.pending_ms
      else least(c.pending_ms, (
        with w as (
          select s.*, t.recording_rule, o.unit_code
          from duty_type t, officer o where t.duty_type = s.duty_type and o.badge_no = s.badge_no
        ),
        excuse as (${excuses})
        -- In whole seconds, as all lengths are.
        select coalesce(1000 * sum(extract(epoch from
            date_trunc('second', upper(time)) - date_trunc('second', greatest(lower(time), ${at}))
          )), 0)::bigint
        from w left join excuse using (shift_id)
        cross join lateral (${requirement}) as ask
        cross join lateral unnest(asked - off - exempt) as time
        where upper(time) > ${at}
      )) end
  `;
}

/**
 * The shifts that run at `now`, with their time that is not yet: the rows `running` of `sumOfLooks`. Apart from all other shifts, since
 * the planner takes the subquery for one that each shift of a sum needs.
 * @param which which of shifts `s`
 */
export function runningShifts(now: Date, which: RawBuilder<unknown>): RawBuilder<unknown> {
  // No shift lasts longer than 48 hours.
  return sql`
    select s.shift_id, ${notYetMs(now)} as not_yet_ms
    from shift s join shift_coverage c using (shift_id)
    where ${which} and s.starts_at < ${now} and s.starts_at > ${now}::timestamptz - interval '48 hours' and s.ends_at > ${now}
  `;
}

/** What of the explained time in the last look `c` at shift `s` shares leave out, in milliseconds. */
export const leftOutMs = sql<number>`
  case when c.rules_edition = 2 or c.rules_edition is null and s.duty_date >= (select rules_from()) then c.explained_ms else 0 end
`;

/** The last looks `c` at shifts `s`, summed, where those that run are left joined as `running`; for `splitPending`. */
export function sumOfLooks(now: Date): RawBuilder<KeptTotals & { notYetMs: number }> {
  const notYet = sql`case when s.starts_at >= ${now} then c.pending_ms else running.not_yet_ms end`;
  return sql`json_build_object(
    'requiredMs', coalesce(sum(c.required_ms), 0), 'recordedMs', coalesce(sum(c.recorded_ms), 0),
    'uninspectedMs', coalesce(sum(c.uninspected_ms), 0), 'missingMs', coalesce(sum(c.missing_ms), 0),
    'pendingMs', coalesce(sum(c.pending_ms), 0), 'notYetMs', coalesce(sum(${notYet}), 0),
    'exemptMs', coalesce(sum(c.exempt_ms), 0), 'explainedMs', coalesce(sum(c.explained_ms), 0),
    'leftOutMs', coalesce(sum(${leftOutMs}), 0)
  )`;
}

/** Of no shift at all. */
export const noTotals: Readonly<CoverageTotals> = {
  requiredMs: 0,
  recordedMs: 0,
  uninspectedMs: 0,
  missingMs: 0,
  pendingMs: 0,
  notYetMs: 0,
  exemptMs: 0,
  explainedMs: 0,
  leftOutMs: 0,
};

/** The time of two, added up. */
export function addTotals(one: CoverageTotals, other: CoverageTotals): CoverageTotals {
  return {
    requiredMs: one.requiredMs + other.requiredMs,
    recordedMs: one.recordedMs + other.recordedMs,
    uninspectedMs: one.uninspectedMs + other.uninspectedMs,
    missingMs: one.missingMs + other.missingMs,
    pendingMs: one.pendingMs + other.pendingMs,
    notYetMs: one.notYetMs + other.notYetMs,
    exemptMs: one.exemptMs + other.exemptMs,
    explainedMs: one.explainedMs + other.explainedMs,
    leftOutMs: one.leftOutMs + other.leftOutMs,
  };
}

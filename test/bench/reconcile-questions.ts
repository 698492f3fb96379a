import { coverageQuery, type WhichShifts } from '@rollcall/cloud/coverage/coverage-repository';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import type { Database } from '@rollcall/cloud/db/database';
import { parametersSchema } from '@rollcall/shared/resources/parameters';
import { type RawBuilder, sql } from 'kysely';

/** Long after the last deadline. */
export const asOf = new Date('2027-01-01T00:00:00Z');
const parameters = parametersSchema.parse({});

/** What a day of one unit is asked as, and everything. */
export const ofBrigadeDay: WhichShifts = {
  overlapping: { from: new Date('2026-02-15T16:00:00Z'), to: new Date('2026-02-16T16:00:00Z') },
  unitCode: 'unit-1',
  dataScope: seesAll,
};
export const ofEverything: WhichShifts = {
  overlapping: { from: new Date('2025-12-31T00:00:00Z'), to: asOf },
  dataScope: seesAll,
};

/** The product's coverage, summed in the database: what of each shift is in which state for which reason is worked out. */
export function productQuery(which: WhichShifts): RawBuilder<{ shifts: number; missing: number }> {
  const ms = sql`extract(epoch from upper(part) - lower(part)) * 1000`;
  return sql`
    select count(*) as shifts, count("changesAt") as pending, sum("damagedRecordings") as damaged,
      count(*) filter (where "footageAfterDue") as after_due,
      count(recorded) as recorded, count("onBreak") as breaks, count(exempted) as exempted,
      count("notYetImported") as not_imported, count("notYetDue") as not_due,
      sum(case when unexplained is not null then (
        select sum(${ms}) from unnest(unexplained + fault + "stationOut") as part
      ) end) as missing
    from (${coverageQuery(which, { asOf, parameters })}) as covered
  `;
}

/**
 * The least that tells how much of each shift is missing: who held which recorder, what its footage covers, the difference.
 * No breaks, faults, exemptions, activities, uncertain clocks or deadlines, and no reasons.
 */
export function bareQuery(which: WhichShifts): RawBuilder<{ shifts: number; missing: number }> {
  if (!('overlapping' in which)) throw new Error('the bench asks for stretches of time');
  const { overlapping, unitCode } = which;
  return sql`
    select count(*) as shifts, sum(missing_ms) as missing
    from (
      select s.shift_id, (
          select coalesce(sum(extract(epoch from upper(hole) - lower(hole)) * 1000), 0)
          from unnest(tstzmultirange(tstzrange(s.starts_at, s.ends_at)) - coalesce(covered, '{}')) as hole
          where upper(hole) - lower(hole) > interval '1 second'
        ) as missing_ms
      from shift s join officer o using (badge_no)
      cross join lateral (
        select range_agg(tstzrange(
            greatest(r.captured_at, h.held_from, s.starts_at), least(r.captured_until, h.held_until, s.ends_at)
          )) as covered
        from holding h join recording r on r.recorder_serial = h.recorder_serial
          and r.captured_at < least(h.held_until, s.ends_at)
          and r.captured_at > greatest(h.held_from, s.starts_at) - interval '24 hours'
          and r.captured_until > greatest(h.held_from, s.starts_at)
          and r.kind = 'video' and r.inspection_outcome = 'healthy' and r.captured_until > r.captured_at
          and not r.several_recorders
        where h.badge_no = s.badge_no and h.held_from < s.ends_at and h.held_until > s.starts_at
      ) as footage
      where s.cancelled_at is null and s.starts_at < ${overlapping.to} and s.ends_at > ${overlapping.from}
        and s.starts_at > ${overlapping.from}::timestamptz - interval '48 hours'
        and ${unitCode === undefined ? sql`true` : sql`o.unit_code = ${unitCode}`}
    ) as shifts
  `;
}

export async function planOf(db: Database, query: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers, settings) ${query}`.execute(db);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

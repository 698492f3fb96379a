import { metricColumns } from '@rollcall/shared/metrics/input';
import type { Period } from '@rollcall/shared/metrics/steps';
import { addDays } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { type Asked, metricRows } from './row-queries.ts';

// Files are dear to look up one by one, so what they add to metrics is kept as sums by day (`keep-days.ts`). Sums of a day count while
// no mark says that something changed since, and no deadline has passed; any other day is summed from the rows as it is asked for.

type FileColumn = (typeof metricColumns)['files'][number];

const storedAs: Record<FileColumn, string> = {
  importDue: 'import_due',
  timely: 'timely',
  settled: 'settled',
  intact: 'intact',
  recording: 'recording',
  classified: 'classified',
};
export const storedColumns = metricColumns.files.map((column) => sql.ref(storedAs[column]));

const dayOf = (at: RawBuilder<unknown>) => sql`local_day(${at})`;

/** Whether a mark speaks of `day`. Marks are few: files of a name are looked up one by one (`offset 0`). */
export const isMarked = (day: RawBuilder<unknown>) => sql<SqlBool>`(
  coalesce(${day} <@ (select range_agg(daterange(from_day, to_day, '[]')) from metric_mark where from_day is not null), false)
  or ${day} in (
    select ${dayOf(sql`coalesce(r.captured_at, r.announced_at)`)}
    from metric_mark m cross join lateral (select * from recording where recording_id = m.recording_id offset 0) as r
    where m.recording_id is not null
    union all
    select ${dayOf(sql`coalesce(c.captured_at, c.modified_at)`)}
    from metric_mark m cross join lateral (
      select * from card_file where base_name(path_text) = m.base_name offset 0
    ) as c
    where m.base_name is not null and c.recorder_serial = m.recorder_serial and not c.is_log
    union all
    select ${dayOf(sql`s.modified_at`)}
    from metric_mark m join sighting s on base_name(s.path_text) = m.base_name and s.recorder_serial = m.recorder_serial
    where m.base_name is not null and s.problem is not null
  )
)`;

/** What files add, as rows that can be added up as those of `metricRows`. All statements of `tx` must see the same. */
export async function fileSums(tx: Transaction, asked: Asked): Promise<RawBuilder<unknown>> {
  const from = asked.periods[0]?.from ?? '';
  const to = asked.periods.at(-1)?.to ?? '';
  const { asOf, importDeadlineHours } = asked;
  const { rows: stored } = await sql<{ day: string }>`
    select d.day from metric_day d
    where d.day >= ${from} and d.day < ${to} and d.import_deadline_hours = ${importDeadlineHours}
      and d.as_of <= ${asOf} and d.stale_at > ${asOf} and not ${isMarked(sql`d.day`)}
    order by d.day
  `.execute(tx);
  const days = stored.map(({ day }) => day);
  const columns = metricColumns.files.map((column) => sql`${sql.ref(storedAs[column])} as ${sql.ref(column)}`);
  const keys = sql`day, badge_no as "badgeNo", unit_code as "unitCode", campaign_id as "campaignId"`;
  const live = rangesOf(daysBetween(from, to, new Set(days))).map(
    (period) => sql`
      select day, "badgeNo", "unitCode", "campaignId", ${sql.join(metricColumns.files.map((column) => sql.ref(column)))}
      from (${metricRows('files', { ...asked, periods: [period] })}) as file
    `,
  );
  const kept = sql`select ${keys}, ${sql.join(columns)} from metric_day_sum where day = any(${days}::date[])`;
  return sql.join([kept, ...live], sql` union all `);
}

function daysBetween(from: string, to: string, without: ReadonlySet<string>): string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) if (!without.has(day)) days.push(day);
  return days;
}

/** Days in order, each run of them as one. */
export function rangesOf(days: readonly string[]): Period[] {
  const ranges: Period[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last?.to === day) last.to = addDays(day, 1);
    else ranges.push({ from: day, to: addDays(day, 1) });
  }
  return ranges;
}

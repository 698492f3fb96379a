import { metricColumns } from '@rollcall/shared/metrics/input';
import type { Period } from '@rollcall/shared/metrics/steps';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { metricRows } from './row-queries.ts';
import { isMarked, rangesOf, storedColumns } from './stored-days.ts';

/** 53 weeks and twelve months, and this month to its end. */
const keptDays = { before: 400, after: 31 };

/**
 * Drops the sums of days that marks speak of or whose deadlines passed, with the marks, and sums days that lack sums, the newest
 * first, as many as `atOnce`. All in one transaction: killed in the middle it has done nothing.
 * @returns how many days were summed
 */
export async function keepDays(db: Database, { now, atOnce }: { now: () => Date; atOnce: number }): Promise<number> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      // Takes no snapshot: what is seen from here on is what whoever held the lock before left.
      await sql`lock table metric_day in exclusive mode`.execute(tx);
      const asOf = now();
      const { importDeadlineHours, reOffenceDays } = await readParameters(tx);
      const [first, last] = [addDays(localDateOf(asOf), -keptDays.before), addDays(localDateOf(asOf), keptDays.after)];
      await sql`
        delete from metric_day d
        where d.day < ${first} or d.day > ${last} or d.as_of > ${asOf} or d.stale_at <= ${asOf}
          or d.import_deadline_hours <> ${importDeadlineHours} or ${isMarked(sql`d.day`)}
      `.execute(tx);
      // What counts only later goes on marking its days until then.
      await sql`delete from metric_mark where known_at is null or known_at <= ${asOf}`.execute(tx);
      const { rows: lacking } = await sql<{ day: string }>`
        select day from (
          select l.day::date as day from generate_series(${first}::date, ${last}::date, interval '1 day') as l (day)
        ) as kept
        where not exists (select from metric_day d where d.day = kept.day) and not ${isMarked(sql`kept.day`)}
        order by day desc limit ${atOnce}
      `.execute(tx);
      for (const period of rangesOf(lacking.map(({ day }) => day).reverse())) {
        await sumDays(tx, { period, asOf, importDeadlineHours, reOffenceDays });
      }
      return lacking.length;
    });
}

async function sumDays(
  tx: Transaction,
  {
    period,
    asOf,
    importDeadlineHours,
    reOffenceDays,
  }: { period: Period; asOf: Date; importDeadlineHours: number; reOffenceDays: number },
): Promise<void> {
  const sums = metricColumns.files.map((column) => sql`sum(${sql.ref(column)})`);
  await sql`
    with file as materialized (${metricRows('files', { periods: [period], asOf, importDeadlineHours, reOffenceDays })}),
    summed as (
      insert into metric_day (day, as_of, stale_at, import_deadline_hours)
      select l.day::date, ${asOf}, coalesce(
          (select min("changesAt") from file where file.day = l.day::date), 'infinity'
        ), ${importDeadlineHours}
      from generate_series(${period.from}::date, ${period.to}::date - 1, interval '1 day') as l (day)
    )
    insert into metric_day_sum (day, badge_no, unit_code, campaign_id, ${sql.join(storedColumns)})
    select day, "badgeNo", "unitCode", "campaignId", ${sql.join(sums)} from file group by 1, 2, 3, 4
  `.execute(tx);
}

import type { Database, Transaction } from '@rollcall/cloud/db/database';
import { keepDays } from '@rollcall/cloud/metrics/keep-days';
import { metricRows } from '@rollcall/cloud/metrics/row-queries';
import { fileSums } from '@rollcall/cloud/metrics/stored-days';
import { readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { metricColumns } from '@rollcall/shared/metrics/input';
import { type RawBuilder, sql } from 'kysely';

const period = { from: '2040-03-01', to: '2040-06-01' };

/** What files add by day, officer, unit and campaign: from sums where there are some, and from the rows alone. */
export async function sumsOfFiles(tx: Transaction, asOf: Date) {
  const { importDeadlineHours, reOffenceDays } = await readParameters(tx);
  const asked = { periods: [period], asOf, importDeadlineHours, reOffenceDays };
  const [kept, live] = [await fileSums(tx, asked), metricRows('files', asked)];
  return { kept: await added(tx, kept), live: await added(tx, live) };
}

async function added(tx: Transaction, rows: RawBuilder<unknown>): Promise<string[]> {
  const columns = metricColumns.files.map((column) => sql`sum(${sql.ref(column)})::int`);
  const { rows: sums } = await sql<{ line: string }>`
    select concat_ws(' ', day, coalesce("badgeNo", '-'), coalesce("unitCode", '-'), coalesce("campaignId", '-'),
      ${sql.join(columns)}) as line
    from (${rows}) as r group by day, "badgeNo", "unitCode", "campaignId" order by 1
  `.execute(tx);
  return sums.map(({ line }) => line);
}

/** Both as one snapshot has them. */
export const sumsAt = (db: Database, asOf: Date) =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => sumsOfFiles(tx, asOf));

/** Until all days have sums. */
export async function keepAll(db: Database, asOf: Date): Promise<void> {
  while ((await keepDays(db, { now: () => asOf, atOnce: 500 })) > 0);
}

/** A video, not verified. */
export async function insertRecording(
  tx: Database,
  id: string,
  {
    recorderSerial,
    at,
    minutes = 30,
    announcedAt,
  }: {
    recorderSerial: string;
    at: Date | null;
    minutes?: number;
    announcedAt: Date;
  },
): Promise<void> {
  const until = at === null ? null : new Date(at.getTime() + minutes * 60_000);
  await sql`
    insert into recording (recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection,
      inspection_outcome, captured_at, captured_until, recorder_serial, file_name, station_id, object_key, announced_at)
    values (${id}, ${id}, 1, 1, array[repeat('a', 64)], 'mp4', '{"kind": "video"}', 'healthy', ${at}, ${until}, ${recorderSerial},
      ${`${id}.mp4`}, 'station-1', ${id}, ${announcedAt})
  `.execute(tx);
}

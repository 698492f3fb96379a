import type { Ready } from '@rollcall/demo/start-everything';
import { until } from '@rollcall/test/until';
import pg from 'pg';

/**
 * Once every station is back and HQ has looked at the duty of the time that it was away. Before that HQ doesn't know that the stations
 * were away, and finds footage missing that can't have come.
 */
export async function untilSettled({ databaseUrl }: Ready): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  await until('a settled HQ', async () => {
    const { rows } = await db.query<{ settled: boolean }>(`
      select (select count(*) from station_presence where state = 'online') = (select count(*) from station)
        and not exists (select from shift where review_at <= now())
        and not exists (select from activity where review_at <= now()) as settled`);
    return rows[0]?.settled;
  });
  await db.end();
}

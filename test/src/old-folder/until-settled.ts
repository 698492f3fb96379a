import type { Ready } from '@rollcall/demo/start-everything';
import pg from 'pg';
import { until } from '../until.ts';

/**
 * Once every station is back and HQ has looked at the duty of the time that it was away. Before that HQ doesn't know that the stations
 * were away, and finds footage missing that can't have come.
 */
export async function untilSettled({ databaseUrl }: Ready, withinMs?: number): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  await until(
    'a settled HQ',
    async () => {
      const { rows } = await db.query<{ settled: boolean }>(`
        select (select count(*) from station_presence where state = 'online') = (select count(*) from station)
          and not exists (select from shift where review_at <= now())
          and not exists (select from activity where review_at <= now())
          and not exists (select from pending_fact) as settled`);
      return rows[0]?.settled;
    },
    withinMs,
  );
  await db.end();
}

import type { Ready } from '@rollcall/demo/start-everything';
import pg from 'pg';
import { untilThere } from './until-there.ts';

/** Once HQ has finished each draw that it closed, and has chosen by these what a second person looks at. It does so minute by minute. */
export async function untilDrawn({ databaseUrl }: Ready): Promise<void> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  await untilThere('finished draws', async () => {
    const { rows } = await db.query<{ drawn: boolean }>(`
      select not exists (select from draw where closed_at is not null and finished_at is null)
        and not exists (
          select from review r join draw d on d.draw > r.draw and d.finished_at > r.submitted_at
          where r.state = 'done' and r.outcome = 'pass' and r.passed_before is null and r.verified_at is null
        ) as drawn`);
    return rows[0]?.drawn;
  });
  await db.end();
}

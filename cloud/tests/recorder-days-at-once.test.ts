import type { Database } from '@rollcall/cloud/db/database';
import { openRecorderDays } from '@rollcall/cloud/duty/reviews/recorder-day-review-repository';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

let hq: TestHq;
let db: Database;
beforeAll(async () => {
  hq = await createTestHq();
  db = hq.db;
});
afterAll(() => hq.dispose());

const noonOf = (day: number) => new Date(Date.UTC(2026, 10, day, 4));
const dayOf = (day: number) => `2026-11-${String(day).padStart(2, '0')}`;
const open = (recorderSerial: string, day: number) =>
  db.transaction().execute((tx) => openRecorderDays(tx, [{ recorderSerial, at: noonOf(day) }]));

async function dueOf(recorderSerial: string): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select day::text from recorder_day where recorder_serial = ${recorderSerial} and review_at is not null order by day
  `.execute(db);
  return rows.map(({ day }) => day);
}

describe('days of a recorder that two open at once', () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

  it('wait for each other, whichever is held up by a third', async () => {
    const known = nine.map((day) => ({ recorder_serial: 'K1', day: dayOf(day), review_at: null }));
    await db.insertInto('recorder_day').values(known).execute();
    const third = new pg.Client({ connectionString: hq.ownerUrl });
    await third.connect();
    await third.query('begin');
    await third.query(`select from recorder_day where day = '${dayOf(3)}' for update`);
    const earlier = open('K1', 5);
    await until(async () => (await waitingForLocks(db)) === 1);
    const later = open('K1', 7);
    await until(async () => (await waitingForLocks(db)) === 2);
    await third.query('commit');
    await third.end();
    await Promise.all([earlier, later]);
    expect(await dueOf('K1')).toEqual([3, 4, 5, 6, 7, 8, 9].map(dayOf));
  });

  it('are due for each other also where neither was known', async () => {
    let other: Promise<void> | undefined;
    await db.transaction().execute(async (tx) => {
      await openRecorderDays(tx, [{ recorderSerial: 'K2', at: noonOf(5) }]);
      other = open('K2', 6);
      // It comes after us, and then sees our day.
      await until(async () => (await waitingForLocks(db)) === 1);
    });
    await other;
    expect(await dueOf('K2')).toEqual([5, 6].map(dayOf));
  });
});

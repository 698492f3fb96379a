import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** One attempt of a window: what it takes to return it. */
export interface CountedAttempt {
  key: string;
  startedAt: Date;
  /** With this one. */
  attempts: number;
  retryAfterMs: number;
}

/**
 * Counts one more attempt under a key and says how many there were in the present window. Atomic over all processes.
 * @param key free text; only its hash is stored
 */
export async function countAttempt(
  db: Database | Transaction,
  key: string,
  { now, windowMs }: { now: Date; windowMs: number },
): Promise<CountedAttempt> {
  const windowStart = new Date(now.getTime() - windowMs);
  const { rows } = await sql<{ attempts: number; started_at: Date }>`
    insert into attempt_window as w (key_sha256, started_at, attempts) values (${sha256(key)}, ${now}, 1)
    on conflict (key_sha256) do update set
      attempts = case when w.started_at <= ${windowStart} then 1 else w.attempts + 1 end,
      started_at = case when w.started_at <= ${windowStart} then excluded.started_at else w.started_at end
    returning attempts, started_at
  `.execute(db);
  const { attempts, started_at: startedAt } = rows[0] ?? { attempts: 1, started_at: now };
  if (attempts === 1) await forgetOld(db, now);
  return { key, startedAt, attempts, retryAfterMs: startedAt.getTime() + windowMs - now.getTime() };
}

const dayMs = 24 * 60 * 60_000;

/** The first attempt under a key is a good moment to remove some that are over. */
async function forgetOld(db: Database | Transaction, now: Date): Promise<void> {
  await db
    .deleteFrom('attempt_window')
    .where('started_at', '<', new Date(now.getTime() - dayMs))
    .execute();
}

const firstWaitMs = 10_000;
const longestWaitMs = 15 * 60_000;

/**
 * Counts one more attempt under a key unless the wait after the one before it goes on: none after the first `free` - 1, then 10 s, and
 * each twice as long, up to a quarter of an hour. All are forgotten a day after the last. Atomic over all processes.
 * @param key free text; only its hash is stored, with when the last one was counted
 * @returns how long it has to wait; 0: it was counted
 */
export async function countSpaced(
  db: Database,
  key: string,
  { now, free }: { now: Date; free: number },
): Promise<number> {
  const wait = sql`least(${longestWaitMs}::float8, ${firstWaitMs}::float8 * 2 ^ least(w.attempts - ${free}::int, 16))
    * interval '1 millisecond'`;
  // Free ones ask for no order: of two at once, the one counted later may have read the clock earlier.
  const counted = await sql<{ attempts: number }>`
    insert into attempt_window as w (key_sha256, started_at, attempts) values (${sha256(key)}, ${now}, 1)
    on conflict (key_sha256) do update set
      attempts = case when w.started_at <= ${new Date(now.getTime() - dayMs)} then 1 else w.attempts + 1 end,
      started_at = excluded.started_at
    where w.attempts < ${free}::int or w.started_at + ${wait} <= ${now}
    returning attempts
  `.execute(db);
  const [one] = counted.rows;
  if (one) {
    if (one.attempts === 1) await forgetOld(db, now);
    return 0;
  }
  const { rows } = await sql<{ until: Date }>`
    select w.started_at + ${wait} as until from attempt_window w
    where key_sha256 = ${sha256(key)} and w.attempts >= ${free}::int and w.started_at + ${wait} > ${now}
  `.execute(db);
  const [held] = rows;
  // A right one has forgiven it meanwhile.
  if (!held) return countSpaced(db, key, { now, free });
  return held.until.getTime() - now.getTime();
}

/** Counts it no more, as long as its window lasts. */
export async function returnAttempt(
  db: Database | Transaction,
  { key, startedAt }: Pick<CountedAttempt, 'key' | 'startedAt'>,
): Promise<void> {
  await db
    .updateTable('attempt_window')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('key_sha256', '=', sha256(key))
    .where('started_at', '=', startedAt)
    .where('attempts', '>', 0)
    .execute();
}

export async function forgetAttempts(db: Database | Transaction, key: string): Promise<void> {
  await db.deleteFrom('attempt_window').where('key_sha256', '=', sha256(key)).execute();
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

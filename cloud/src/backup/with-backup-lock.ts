import { sql } from 'kysely';
import type { Database } from '../db/database.ts';

const lockName = 'rollcall backup';

/**
 * Does the work while no other process makes a backup or a proof. The advisory lock hangs on a connection of its own, so it ends with
 * the process. @param onWait is told when another one has to end first
 */
export function withBackupLock<T>(db: Database, onWait: () => void, work: () => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    const tried = await sql<{ locked: boolean }>`
      select pg_try_advisory_lock(hashtextextended(${lockName}, 0)) as locked
    `.execute(connection);
    if (tried.rows[0]?.locked !== true) {
      onWait();
      await sql`select pg_advisory_lock(hashtextextended(${lockName}, 0))`.execute(connection);
    }
    try {
      return await work();
    } finally {
      // If the connection broke meanwhile, the lock went with it.
      await sql`select pg_advisory_unlock(hashtextextended(${lockName}, 0))`.execute(connection).catch(() => undefined);
    }
  });
}

import { readVariables } from '../config/config.ts';
import { readEnv } from '../config/env.ts';
import { createDatabase, type Database } from '../db/database.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { isConnectionError, isMissingDatabase } from '../db/sql-state.ts';
import { errors } from '../errors/errors.ts';

/** Runs a command's work on the service's database, and closes it whatever happens. */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return withDatabaseAt(readVariables(readEnv(), ['DATABASE_URL']).DATABASE_URL, work);
}

/** The same without a look at its version, which the broker's role may not take. */
export async function withDatabaseAsItIs<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return workAt(readVariables(readEnv(), ['DATABASE_URL']).DATABASE_URL, work);
}

/** The same as the owner of the tables, for the few things that the service itself must not do. */
export async function withOwnerDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return withDatabaseAt(readVariables(readEnv(), ['DATABASE_OWNER_URL']).DATABASE_OWNER_URL, work);
}

function withDatabaseAt<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  return workAt(url, async (db) => {
    const pending = await pendingMigrations(db);
    if (pending.length > 0) throw errors.databaseNotMigrated(pending);
    return work(db);
  });
}

async function workAt<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = createDatabase({ url, max: 2, applicationName: 'rollcall cli' });
  try {
    return await work(db);
  } catch (error) {
    throw isConnectionError(error) || isMissingDatabase(error) ? errors.databaseUnavailable(error) : error;
  } finally {
    await db.destroy();
  }
}

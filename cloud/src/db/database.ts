import { Kysely, type Transaction as KyselyTransaction, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';
import { parseTimeRanges } from './time-range.ts';

export type Database = Kysely<Schema>;
export type Transaction = KyselyTransaction<Schema>;

const int8Oid = 20;
const dateOid = 1082;
const timeMultirangeOid: number = 4534;

export interface DatabaseOptions {
  url: string;
  /** Most connections that are open at once. */
  max?: number;
  /** Seen by the administrator in `pg_stat_activity`. */
  applicationName?: string;
  /** An idle connection broke, because Postgres was restarted, say. The next query opens another. */
  onIdleError?: (error: Error) => void;
}

/** A pool of connections to our database. `destroy()` closes it. Connects at the first query, not before. */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'rollcall',
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid, format) => {
        if (oid === int8Oid) return Number;
        if (oid === timeMultirangeOid) return parseTimeRanges;
        // A calendar date is no instant: it stays the text that Postgres writes.
        return oid === dateOid ? String : pg.types.getTypeParser(oid, format);
      },
    },
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  // The pool listens only while a connection is idle. One that breaks between two statements of a transaction would end the
  // process; as it is, the next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

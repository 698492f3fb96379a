import { outboxTables } from './outbox-tables.ts';
import { recordingTables } from './recording-tables.ts';

/**
 * `lost_reason` stays until the loss was reported, so that a crash in the middle of the rebuild can't hide it.
 */
const storeTables = `
  create table store_meta (
    one integer primary key check (one = 1),
    created_at text not null,
    lost_reason text check (lost_reason in ('database_missing', 'database_damaged', 'database_rolled_back'))
  ) strict;
`;

/** Applied in order, each once; `PRAGMA user_version` counts those applied. Append only, once released. */
export const migrations: readonly string[] = [`${storeTables}${outboxTables}${recordingTables}`];

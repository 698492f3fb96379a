import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Asks the database of a station that runs; it is opened anew each time, so nothing of it is held open. */
function askStation<Answer>(stationFolder: string, ask: (db: DatabaseSync) => Answer): Answer {
  const db = new DatabaseSync(join(stationFolder, 'station.db'), { readOnly: true });
  try {
    return ask(db);
  } finally {
    db.close();
  }
}

/** Events that HQ has not confirmed. */
export function queuedEvents(stationFolder: string): number {
  return askStation(stationFolder, (db) =>
    Number(db.prepare('select count(*) as n from outbox_event where released_at is null').get()?.n),
  );
}

/** The ids of recordings of which the station has a copy. */
export function keptRecordings(stationFolder: string): Set<string> {
  return askStation(
    stationFolder,
    (db) =>
      new Set(
        db
          .prepare(`select recording_id as id from recording where local_copy = 'kept'`)
          .all()
          .map(({ id }) => String(id)),
      ),
  );
}

/** Rows of each table. */
export function rowsOfTables(stationFolder: string): Map<string, number> {
  return askStation(stationFolder, (db) => {
    const tables = db.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`).all();
    return new Map(
      tables.map(({ name }) => [String(name), Number(db.prepare(`select count(*) as n from "${name}"`).get()?.n)]),
    );
  });
}

/** What the station says is wrong, from its status file. */
export function readAlerts(stationFolder: string): string[] {
  const status = JSON.parse(readFileSync(join(stationFolder, 'status.json'), 'utf8')) as { alerts: { code: string }[] };
  return status.alerts.map(({ code }) => code);
}

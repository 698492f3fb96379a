import type { DatabaseSync } from 'node:sqlite';
import { type StationSettings, stationSettingsSchema } from '@rollcall/shared/http/station-settings';

/** What HQ gave last; until it gave any, what counts without settings. */
export function readSettings(db: DatabaseSync): StationSettings {
  const row = db.prepare('select settings from station_settings').get();
  return stationSettingsSchema.parse(row ? JSON.parse(String(row.settings)) : {});
}

export function saveSettings(db: DatabaseSync, settings: StationSettings): void {
  db.prepare(
    `insert into station_settings (one, settings) values (1, ?)
     on conflict (one) do update set settings = excluded.settings`,
  ).run(JSON.stringify(settings));
}

import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** Where a station stands and what it is called. */
export interface StationPlace {
  stationId: string;
  name: string;
  unitCode: string;
}

export async function selectStationPlaces(tx: Transaction, stationIds: readonly string[]): Promise<StationPlace[]> {
  return tx
    .selectFrom('station')
    .select(['station_id as stationId', 'name', 'unit_code as unitCode'])
    .where('station_id', '=', sql<string>`any(${stationIds}::text[])`)
    .execute();
}

/** Makes the stations or brings them to this. */
export async function upsertStationPlaces(tx: Transaction, rows: readonly StationPlace[]): Promise<void> {
  await sql`
    insert into station (station_id, name, unit_code)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("stationId" text, name text, "unitCode" text)
    on conflict (station_id) do update set name = excluded.name, unit_code = excluded.unit_code
  `.execute(tx);
}

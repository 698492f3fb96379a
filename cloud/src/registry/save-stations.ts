import type { Transaction } from '../db/database.ts';
import type { ChangedBy } from './changed-by.ts';
import type { SaveResult } from './save-result.ts';
import { saveRows } from './save-rows.ts';
import { type StationPlace, selectStationPlaces, upsertStationPlaces } from './station-place-repository.ts';

/** Makes stations or changes where they stand and their names. */
export async function saveStations(
  tx: Transaction,
  stations: readonly StationPlace[],
  by: ChangedBy,
): Promise<SaveResult> {
  return saveRows(
    tx,
    {
      kind: 'station',
      keyOf: (station) => station.stationId,
      select: selectStationPlaces,
      complete: ({ stationId, name, unitCode }) => ({ stationId, name, unitCode }),
      upsert: upsertStationPlaces,
    },
    stations,
    by,
  );
}

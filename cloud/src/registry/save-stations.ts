import type { Transaction } from '../db/database.ts';
import type { ChangedBy } from './changed-by.ts';
import { lockMoves, reviewMovedUnits } from './move-review-repository.ts';
import type { SaveResult } from './save-result.ts';
import { saveRows } from './save-rows.ts';
import { type StationPlace, selectStationPlaces, upsertStationPlaces } from './station-place-repository.ts';

/** Makes stations or changes where they stand and their names. */
export async function saveStations(
  tx: Transaction,
  stations: readonly StationPlace[],
  by: ChangedBy,
): Promise<SaveResult> {
  await lockMoves(tx);
  return saveRows(
    tx,
    {
      kind: 'station',
      keyOf: (station) => station.stationId,
      select: selectStationPlaces,
      complete: ({ stationId, name, unitCode }) => ({ stationId, name, unitCode }),
      upsert: upsertStationPlaces,
      review: (_, { changed }) => {
        const moved = changed.filter(({ before, after }) => before.unitCode !== after.unitCode);
        return reviewMovedUnits(
          tx,
          moved.flatMap(({ before, after }) => [before.unitCode, after.unitCode]),
        );
      },
    },
    stations,
    by,
  );
}

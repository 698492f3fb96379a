import { stationWitnessName } from '@rollcall/shared/contract/cosignature';
import { stationCheckpointSchema } from '@rollcall/shared/http/station-ledger';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { readLatestCheckpoint } from '../../ledger/checkpoint-repository.ts';
import { isCosignatureWanted } from '../../ledger/witness-repository.ts';

/** GET /api/v1/station/ledger/checkpoint: the newest checkpoint, and whether the station is to cosign it now. */
export function readStationCheckpoint({ db, origin }: { db: Database; origin: string }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/ledger/checkpoint',
      { config: { access: 'station' }, schema: { response: { 200: stationCheckpointSchema } } },
      async ({ stationId }) => {
        const checkpoint = await readLatestCheckpoint(db);
        if (!checkpoint) throw errors.noCheckpointYet();
        const cosignWanted = await isCosignatureWanted(db, stationId, stationWitnessName(origin, stationId));
        return { note: checkpoint.cosignedNote, cosignWanted };
      },
    );
}

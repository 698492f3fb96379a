import { stationCosignatureSchema } from '@rollcall/shared/http/station-ledger';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { cosignAsStation } from '../../ledger/cosign-checkpoint.ts';
import { findStation } from '../../registry/station-repository.ts';

/** POST /api/v1/station/ledger/cosignatures: a station cosigned a checkpoint. */
export function createStationCosignature(deps: { db: Database; origin: string }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/ledger/cosignatures',
      { config: { access: 'station' }, schema: { body: stationCosignatureSchema } },
      async (request, reply) => {
        const { stationId, body } = request;
        const station = await findStation(deps.db, stationId);
        if (!station?.publicJwk) throw errors.stationTokenRefused();
        await cosignAsStation(deps, { stationId, publicJwk: station.publicJwk }, body);
        request.log.info({ stationId, size: body.size }, 'checkpoint cosigned');
        return reply.code(204).send();
      },
    );
}

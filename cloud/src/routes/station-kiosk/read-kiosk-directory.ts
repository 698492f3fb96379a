import { chosenPinSchema, kioskDirectorySchema, setPinSchema } from '@rollcall/shared/http/station-kiosk';
import { badgeNoSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import { selectKioskDirectory } from '../../custody/kiosk-pins/repository.ts';
import { chooseKioskPin } from '../../custody/kiosk-pins/set-kiosk-pin.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { servesAt } from '../../findings/kiosk/unseen-repository.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/station/kiosk-directory: officers and recorders of the station's unit, for its screen. */
export function readKioskDirectory({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/kiosk-directory',
      { config: { access: 'station' }, schema: { response: { 200: kioskDirectorySchema } } },
      (request) => selectKioskDirectory(db, request.stationId, now()),
    );
}

/** POST /api/v1/station/kiosk-pins/:badgeNo: an officer before the screen chooses a PIN in place of one that somebody else made. */
export function chooseStationKioskPin({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/kiosk-pins/:badgeNo',
      {
        config: { access: 'station' },
        schema: {
          params: z.object({ badgeNo: badgeNoSchema }),
          body: chosenPinSchema,
          response: { 200: setPinSchema },
        },
      },
      async ({ stationId, params: { badgeNo }, body }) => {
        const at = now();
        if (!(await servesAt(db, { stationId, badgeNo, now: at }))) throw errors.notFound(`The officer ${badgeNo}`);
        const { verifier, setAt } = await chooseKioskPin(db, badgeNo, { ...body, stationId, now: at });
        return { pinVerifier: verifier, pinSetAt: setAt.toISOString() };
      },
    );
}

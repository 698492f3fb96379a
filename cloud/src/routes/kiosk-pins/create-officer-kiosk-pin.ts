import { madeKioskPinSchema } from '@rollcall/shared/http/kiosk-pins';
import { badgeNoSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { makePin } from '../../duty/kiosk/make-pin.ts';
import { setKioskPin } from '../../duty/kiosk/set-kiosk-pin.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';

/** POST /api/v1/officers/:badgeNo/kiosk-pin: a new one, shown this once. */
export function createOfficerKioskPin({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/officers/:badgeNo/kiosk-pin',
      {
        config: { access: 'custodies.write' },
        schema: { params: z.object({ badgeNo: badgeNoSchema }), response: { 201: madeKioskPinSchema } },
      },
      async (request, reply) => {
        const { badgeNo } = request.params;
        const { username: by } = request.session;
        const pin = makePin(badgeNo);
        await setKioskPin(db, badgeNo, { pin, by, sight: sightOf(request.session), now: now() });
        return reply.code(201).send({ pin });
      },
    );
}

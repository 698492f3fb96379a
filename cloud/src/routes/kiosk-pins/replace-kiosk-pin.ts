import { newKioskPinSchema } from '@rollcall/shared/http/kiosk-pins';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import { setKioskPin } from '../../duty/kiosk/set-kiosk-pin.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';

/** PUT /api/v1/kiosk-pin: the account's officer chooses it. */
export function replaceKioskPin({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.put(
      '/api/v1/kiosk-pin',
      { config: { access: 'own_record.read' }, schema: { body: newKioskPinSchema, response: { 204: z.null() } } },
      async (request, reply) => {
        const { badgeNo, username: by, accountId, actingFor } = request.session;
        if (badgeNo === null) throw errors.noOfficerOfAccount();
        const own = actingFor === null ? { ownAccount: accountId } : {};
        await setKioskPin(db, badgeNo, { pin: request.body.pin, by, ...own, sight: seesAll, now: now() });
        return reply.code(204).send(null);
      },
    );
}

import { kioskPinStateSchema } from '@rollcall/shared/http/kiosk-pins';
import type { Database } from '../../db/database.ts';
import { selectPinSetAt } from '../../duty/kiosk/kiosk-pin-repository.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/kiosk-pin: whether the account's officer has one. */
export function readKioskPin({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/kiosk-pin',
      { config: { access: 'own_record.read' }, schema: { response: { 200: kioskPinStateSchema } } },
      async ({ session: { badgeNo } }) => {
        const setAt = badgeNo === null ? null : await selectPinSetAt(db, badgeNo);
        return { setAt: setAt?.toISOString() ?? null };
      },
    );
}

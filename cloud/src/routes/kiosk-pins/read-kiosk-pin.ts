import { kioskPinStateSchema } from '@rollcall/shared/http/kiosk-pins';
import type { Database } from '../../db/database.ts';
import { selectPin } from '../../duty/kiosk/kiosk-pin-repository.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/kiosk-pin: whether the account's officer has one, and set it himself. */
export function readKioskPin({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/kiosk-pin',
      { config: { access: 'own_record.read' }, schema: { response: { 200: kioskPinStateSchema } } },
      async ({ session: { badgeNo } }) => {
        const pin = badgeNo === null ? undefined : await selectPin(db, badgeNo);
        return { setAt: pin?.setAt.toISOString() ?? null, own: pin?.own ?? false, given: pin?.given ?? false };
      },
    );
}

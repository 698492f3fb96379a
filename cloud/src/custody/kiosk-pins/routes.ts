import { kioskPins } from '@rollcall/shared/resources/kiosk-pins';
import { seesAll } from '../../db/data-scope.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectPin } from './repository.ts';
import { makePin, pinProblem, setKioskPin } from './set-kiosk-pin.ts';

const { read, replace, make } = kioskPins.endpoints;

export const servedKioskPins: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(read, async ({ session: { badgeNo } }) => {
      const pin = badgeNo === null ? undefined : await selectPin(db, badgeNo);
      return { setAt: pin?.setAt ?? null, own: pin?.own ?? false, given: pin?.given ?? false };
    }),
    serve(replace, async ({ body: { pin }, session: { badgeNo, username: by, accountId, actingFor } }) => {
      if (badgeNo === null) throw pinProblem('no_officer_of_account');
      const own = actingFor === null ? { ownAccount: accountId } : {};
      await setKioskPin(db, badgeNo, { pin, by, ...own, dataScope: seesAll, now: now() });
      return null;
    }),
    serve(make, async ({ params: { badgeNo }, session, dataScope }) => {
      const pin = makePin(badgeNo);
      await setKioskPin(db, badgeNo, { pin, by: session.username, dataScope, now: now() });
      return { pin };
    }),
  ],
};

import { kioskPins } from '@rollcall/shared/resources/kiosk-pins';
import { seesAll } from '../../db/sight.ts';
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
      await setKioskPin(db, badgeNo, { pin, by, ...own, sight: seesAll, now: now() });
      return null;
    }),
    serve(make, async ({ params: { badgeNo }, session, sight }) => {
      const pin = makePin(badgeNo);
      await setKioskPin(db, badgeNo, { pin, by: session.username, sight, now: now() });
      return { pin };
    }),
  ],
};

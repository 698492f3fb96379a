import { z } from 'zod';
import { pinSchema } from '../http/station-kiosk.ts';
import { badgeNoSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

/** Officers' PINs for the screens of stations. */
export const kioskPins = defineResource({
  endpoints: {
    /**
     * Whether the account's officer has one. `own`: the officer chose it, and his password too; only such a PIN signs in to training
     * sessions. `given`: somebody else made it, so it opens nothing at a screen but the choice of another one.
     */
    read: endpoint('GET kiosk-pin', {
      access: 'own_record.read',
      answers: { 200: z.object({ setAt: instant.nullable(), own: z.boolean(), given: z.boolean() }) },
    }),
    /** The account's officer chooses one. */
    replace: endpoint('PUT kiosk-pin', {
      access: 'own_record.read',
      body: z.object({ pin: pinSchema }),
      answers: { 204: z.null() },
    }),
    /** HQ makes one for an officer, and shows it this once. */
    make: endpoint('POST officers/:badgeNo/kiosk-pin', {
      access: 'custodies.write',
      params: z.object({ badgeNo: badgeNoSchema }),
      answers: { 201: z.object({ pin: pinSchema }) },
    }),
  },
  factTypes: ['kiosk_pin_set'],
  problems: { given_pin_refused: 403, no_officer_of_account: 409, pin_not_own: 403, pin_too_plain: 400 },
  staleWith: [],
});

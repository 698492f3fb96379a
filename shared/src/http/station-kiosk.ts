import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema } from '../ids.ts';
import { recorderStateSchema } from './recorders.ts';

/**
 * GET /api/v1/station/kiosk-directory: who may check out at the station's screen, and which recorders there are: those of the
 * station's unit. A station keeps it, so that its screen works while HQ is away.
 */
export const kioskDirectorySchema = z.object({
  officers: z.array(
    z.object({
      badgeNo: badgeNoSchema,
      name: z.string(),
      /** What checks the PIN: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Null: none was set. */
      pinVerifier: z.string().nullable(),
    }),
  ),
  recorders: z.array(
    z.object({
      recorderSerial: recorderSerialSchema,
      state: recorderStateSchema,
      spare: z.boolean(),
      /** Who holds it, as HQ knows. */
      holderBadgeNo: badgeNoSchema.nullable(),
    }),
  ),
});

export type KioskDirectory = z.infer<typeof kioskDirectorySchema>;

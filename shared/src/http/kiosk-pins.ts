import { z } from 'zod';

/** Six to eight digits, typed at a station's screen. */
export const pinSchema = z.string().regex(/^\d{6,8}$/, 'must be six to eight digits');

/** PUT /api/v1/kiosk-pin: the officer of the account sets his own. */
export const newKioskPinSchema = z.object({ pin: pinSchema });

/**
 * GET /api/v1/kiosk-pin: whether there is one. `own`: the officer chose it himself, and his password too; only such a PIN signs in to
 * training sessions. `given`: somebody else made it, so it opens nothing at a screen but the choice of another one.
 */
export const kioskPinStateSchema = z.object({
  setAt: z.iso.datetime().nullable(),
  own: z.boolean(),
  given: z.boolean(),
});

/** POST /api/v1/officers/:badgeNo/kiosk-pin: HQ makes one, shown once. */
export const madeKioskPinSchema = z.object({ pin: pinSchema });

export type KioskPinState = z.infer<typeof kioskPinStateSchema>;
export type NewKioskPin = z.infer<typeof newKioskPinSchema>;
export type MadeKioskPin = z.infer<typeof madeKioskPinSchema>;

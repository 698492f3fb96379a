import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema } from '../ids.ts';
import { pinPattern } from '../rules/pin.ts';
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
      /** What checks the PIN: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Null: none was set, or somebody else made it. */
      pinVerifier: z.string().nullable(),
      /** The same of a PIN that somebody else made, which opens nothing but the choice of another one. Null: there is none such. */
      givenPinVerifier: z.string().nullable().default(null),
      /** When the officer set it himself. Null: somebody else made it, there is none, or HQ is older. */
      pinSetAt: z.iso.datetime().nullable().default(null),
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
  /** Training sessions that aren't over, of today and tomorrow, with those officers of the station's unit who must attend. */
  sessions: z
    .array(
      z.object({
        sessionId: z.uuid(),
        topic: z.string(),
        place: z.string(),
        startsAt: z.iso.datetime(),
        endsAt: z.iso.datetime(),
        /** From when one can sign in. */
        signInFrom: z.iso.datetime(),
        badgeNos: z.array(badgeNoSchema),
      }),
    )
    .default([]),
});

export type KioskDirectory = z.infer<typeof kioskDirectorySchema>;

export const pinSchema = z.string().regex(pinPattern, 'must be six to eight digits');

/** POST /api/v1/station/kiosk-pins/:badgeNo: an officer before the screen chooses a PIN in place of one that somebody else made. */
export const chosenPinSchema = z.object({ pin: z.string().regex(/^\d{4,12}$/), newPin: pinSchema });

/** What checks it from now on. */
export const setPinSchema = z.object({ pinVerifier: z.string(), pinSetAt: z.iso.datetime() });

const wordSchema = z.object({ zh: z.string(), en: z.string() });

/**
 * GET /api/v1/station/kiosk-decisions/:badgeNo: what was decided about this officer, who stands before the screen, and that he hasn't
 * seen yet. Nothing of it is kept at the station, and nobody else's name is in it.
 */
export const kioskDecisionsSchema = z.object({
  decisions: z.array(
    z.object({
      kind: z.enum(['finding', 'case']),
      /** Of the decision, or of his entry in the case. */
      id: z.uuid(),
      /** What it is about, with its day or number. */
      about: wordSchema,
      decision: wordSchema,
      reason: z.string(),
      decidedAt: z.iso.datetime(),
      /** The last day on which he can appeal, if he sees it now; null: there is nothing to appeal against here. */
      appealUntilOn: z.iso.date().nullable(),
    }),
  ),
});

/** POST …/notices: that he saw one. From now on his time to appeal runs; once more changes nothing. */
export const kioskNoticeSchema = z.object({ kind: z.enum(['finding', 'case']), id: z.uuid() });

export const kioskSeenSchema = z.object({ appealUntilOn: z.iso.date().nullable() });

export type KioskDecisions = z.infer<typeof kioskDecisionsSchema>;
export type KioskNotice = z.infer<typeof kioskNoticeSchema>;

import { checkItemSchema, itemResultSchema } from '@rollcall/shared/contract/pre-shift-check';
import { kioskNoticeSchema } from '@rollcall/shared/http/station-kiosk';
import { badgeNoSchema, recorderSerialSchema } from '@rollcall/shared/ids';
import { pinPattern } from '@rollcall/shared/rules/pin';
import { z } from 'zod';

const officerShape = { badgeNo: badgeNoSchema, pin: z.string().regex(/^\d{4,12}$/) };

/** Asks what was decided about the officer before the screen. */
export const decisionsRequestSchema = z.object(officerShape);

/** That he saw one of them. */
export const seenRequestSchema = kioskNoticeSchema.extend(officerShape);

/** The officer chooses a PIN in place of one that somebody else made. */
export const choosePinSchema = z.object({ ...officerShape, newPin: z.string().regex(pinPattern) });

/** Who stands before the screen. */
const whoSchema = z.object({
  /** Made by the page when somebody begins: the same again is the same entry. */
  entryId: z.uuid(),
  ...officerShape,
});

/** And about which recorder it is. */
const withRecorderSchema = whoSchema.extend({ recorderSerial: recorderSerialSchema });

export const kioskRequestSchema = z.discriminatedUnion('kind', [
  withRecorderSchema.extend({ kind: z.literal('check_out'), spareFor: recorderSerialSchema.optional() }),
  withRecorderSchema.extend({ kind: z.literal('check_in') }),
  withRecorderSchema.extend({
    kind: z.literal('check'),
    items: z.record(checkItemSchema, itemResultSchema),
    /** Of an item at fault; and what becomes of the recorder. */
    fault: z
      .object({
        symptom: z.string().trim().min(2).max(500),
        spare: z.discriminatedUnion('outcome', [
          z.object({ outcome: z.literal('taken'), recorderSerial: recorderSerialSchema }),
          z.object({ outcome: z.literal('none_free') }),
          z.object({ outcome: z.literal('not_taken') }),
        ]),
      })
      .optional(),
  }),
  withRecorderSchema.extend({ kind: z.literal('fault'), symptom: z.string().trim().min(2).max(500) }),
  whoSchema.extend({ kind: z.literal('attend'), sessionId: z.uuid() }),
]);

export type DecisionsRequest = z.infer<typeof decisionsRequestSchema>;
export type ChoosePinRequest = z.infer<typeof choosePinSchema>;
export type SeenRequest = z.infer<typeof seenRequestSchema>;
export type KioskRequest = z.infer<typeof kioskRequestSchema>;
export type KioskAttendance = Extract<KioskRequest, { kind: 'attend' }>;
export type RecorderRequest = Exclude<KioskRequest, KioskAttendance>;
export type KioskCheck = Extract<KioskRequest, { kind: 'check' }>;

import { badgeNoSchema, recorderSerialSchema } from '@rollcall/shared/ids';
import { z } from 'zod';

/** Who stands before the screen, and about which recorder it is. */
const whoSchema = z.object({
  /** Made by the page when somebody begins: the same again is the same entry. */
  entryId: z.uuid(),
  badgeNo: badgeNoSchema,
  pin: z.string().regex(/^\d{4,12}$/),
  recorderSerial: recorderSerialSchema,
});

export const kioskRequestSchema = z.discriminatedUnion('kind', [
  whoSchema.extend({ kind: z.literal('check_out'), spareFor: recorderSerialSchema.optional() }),
  whoSchema.extend({ kind: z.literal('check_in') }),
  whoSchema.extend({ kind: z.literal('fault'), symptom: z.string().trim().min(2).max(500) }),
]);

export type KioskRequest = z.infer<typeof kioskRequestSchema>;

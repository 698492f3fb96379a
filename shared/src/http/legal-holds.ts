import { z } from 'zod';
import { recordingIdSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/** While a hold is `active` its recording is never deleted, whatever its category says. */
export const legalHoldStateSchema = z.enum(['active', 'lifted', 'expired']);

export const legalHoldRowSchema = z.object({
  legalHoldId: z.uuid(),
  recordingId: recordingIdSchema,
  fileName: z.string(),
  state: legalHoldStateSchema,
  reason: z.string(),
  placedBy: z.string(),
  placedAt: z.iso.datetime(),
  /** Null: until somebody lifts it. */
  expiresAt: z.iso.datetime().nullable(),
  liftedBy: z.string().nullable(),
  liftedAt: z.iso.datetime().nullable(),
  liftReason: z.string().nullable(),
});

/** GET /api/v1/legal-holds, newest first. */
export const legalHoldsQuerySchema = pageQuerySchema.extend({
  active: z.literal('1').optional(),
  recordingId: recordingIdSchema.optional(),
});
export const legalHoldsPageSchema = pageOf(legalHoldRowSchema);

/** POST /api/v1/legal-holds. */
export const newLegalHoldSchema = z.object({
  recordingId: recordingIdSchema,
  reason: reasonSchema,
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
});

/** POST /api/v1/legal-holds/:legalHoldId/lifting. */
export const legalHoldLiftingSchema = z.object({ reason: reasonSchema });

export type LegalHoldState = z.infer<typeof legalHoldStateSchema>;
export type LegalHoldRow = z.infer<typeof legalHoldRowSchema>;
export type NewLegalHold = z.infer<typeof newLegalHoldSchema>;

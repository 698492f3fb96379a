import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/**
 * `two_check_outs`: somebody took it while it was still with another; from the one check-out to the other, nobody knows when
 * it changed hands. `entry_differs`: at a station's screen another took it than the entry of that time names; the entry counts.
 */
export const conflictKindSchema = z.enum(['two_check_outs', 'entry_differs']);

/** GET /api/v1/custody-conflicts, latest `fromAt` first. `unitCode`: of the recorder or of one of the officers. */
export const custodyConflictsQuerySchema = pageQuerySchema.extend({
  recorderSerial: recorderSerialSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  unitCode: unitCodeSchema.optional(),
});

export const custodyConflictRowSchema = z.object({
  recorderSerial: recorderSerialSchema,
  kind: conflictKindSchema,
  officers: z.array(z.object({ badgeNo: badgeNoSchema, name: z.string() })),
  fromAt: z.iso.datetime(),
  /** Excluded; null: it lasts. */
  untilAt: z.iso.datetime().nullable(),
});

export const custodyConflictsPageSchema = pageOf(custodyConflictRowSchema);

export type ConflictKind = z.infer<typeof conflictKindSchema>;
export type CustodyConflictsQuery = z.infer<typeof custodyConflictsQuerySchema>;
export type CustodyConflictRow = z.infer<typeof custodyConflictRowSchema>;

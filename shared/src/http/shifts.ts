import { z } from 'zod';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { dutyTypeSchema, recordingRuleSchema } from './duty-types.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/**
 * GET /api/v1/shifts, by start. `from` and `to` are local dates (Asia/Shanghai), `to` included; a shift belongs to the
 * date on which it starts.
 */
export const shiftsQuerySchema = pageQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  unitCode: unitCodeSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  dutyType: dutyTypeSchema.optional(),
});

/** What the last look at a shift found; null until the first look. In milliseconds. */
export const coverageTotalsSchema = z.object({
  requiredMs: z.int(),
  recordedMs: z.int(),
  missingMs: z.int(),
  /** Not yet due: to come, or recorded perhaps but not imported and still in time. */
  pendingMs: z.int(),
});

export const shiftRowSchema = z.object({
  shiftId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  dutyDate: z.iso.date(),
  dutyType: dutyTypeSchema,
  dutyTypeName: z.string(),
  recordingRule: recordingRuleSchema,
  post: z.string(),
  cancelled: z.boolean(),
  coverage: coverageTotalsSchema.nullable(),
});

export const shiftsPageSchema = pageOf(shiftRowSchema);

/** GET /api/v1/shifts/:shiftId. */
export const shiftDetailSchema = shiftRowSchema.extend({ history: historySchema });

/** POST /api/v1/shifts. An officer has one shift at a time. */
export const newShiftSchema = z.object({
  badgeNo: badgeNoSchema,
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  dutyType: dutyTypeSchema,
  post: z.string().trim().min(1).max(100),
  reason: reasonSchema.optional(),
});

/** PATCH /api/v1/shifts/:shiftId. DELETE takes `{reason}` and cancels it. */
export const shiftChangeSchema = newShiftSchema.partial();
export const shiftCancellationSchema = z.object({ reason: reasonSchema });

export type ShiftsQuery = z.infer<typeof shiftsQuerySchema>;
export type CoverageTotals = z.infer<typeof coverageTotalsSchema>;
export type ShiftRow = z.infer<typeof shiftRowSchema>;
export type ShiftDetail = z.infer<typeof shiftDetailSchema>;
export type NewShift = z.infer<typeof newShiftSchema>;

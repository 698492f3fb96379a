import { z } from 'zod';
import { dutyTypeFields } from '../fields/duty-types.ts';
import { badgeNoSchema, dutyTypeSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { plainName } from './plain-name.ts';
import { shapeOf } from './schema-of.ts';

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
  campaignId: z.uuid().optional(),
});

/** Nothing has to be recorded meanwhile. Breaks lie in their shift and don't overlap. */
export const shiftBreakSchema = z.object({
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
});

/**
 * What the last look at a shift found; null until the first look. In milliseconds. What has to be recorded is recorded, not
 * inspected, missing, pending or not yet; exempt time is beside it.
 */
export const coverageTotalsSchema = z.object({
  requiredMs: z.int(),
  recordedMs: z.int(),
  /** Covered only by footage of which nobody knows whether it is whole. */
  uninspectedMs: z.int(),
  missingMs: z.int(),
  /** Past, recorded perhaps but not imported, and still in time. */
  pendingMs: z.int(),
  /** Yet to come at the moment of the answer. */
  notYetMs: z.int(),
  /** Would have to be recorded but for a break, leave or an exemption. */
  exemptMs: z.int(),
  /** Of the missing time: what a fault ticket, an approved explanation or a station's outage explains. */
  explainedMs: z.int(),
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
  recordingRule: shapeOf(dutyTypeFields).recordingRule,
  post: z.string(),
  breaks: z.array(shiftBreakSchema),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  /** The recorder that the roster foresees; who holds which one is custody's to say. */
  plannedRecorderSerial: recorderSerialSchema.nullable(),
  /** Rises with each change of it. */
  version: z.int(),
  cancelled: z.boolean(),
  coverage: coverageTotalsSchema.nullable(),
});

export const shiftsPageSchema = pageOf(shiftRowSchema);

/** GET /api/v1/shifts/:shiftId. */
export const shiftDetailSchema = shiftRowSchema.extend({ history: historySchema });

/**
 * POST /api/v1/shifts. An officer has one shift at a time. What touches time before now needs a reason and, where the
 * parameters ask for it, a second person: then the answer is 202 with the proposal that waits for one.
 */
export const newShiftSchema = z.object({
  badgeNo: badgeNoSchema,
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  dutyType: dutyTypeSchema,
  post: plainName(100),
  breaks: z.array(shiftBreakSchema).max(20).optional(),
  campaignId: z.uuid().nullable().optional(),
  plannedRecorderSerial: recorderSerialSchema.nullable().optional(),
  reason: reasonSchema.optional(),
});

/** Which version of the shift whoever changes it has seen: another one is refused, 409 `shift_changed_since`. */
const seenVersion = { version: z.int().optional() };

/** PATCH /api/v1/shifts/:shiftId. DELETE takes `{reason}` and cancels it. */
export const shiftChangeSchema = newShiftSchema.partial().extend(seenVersion);
export const shiftCancellationSchema = z.object({ reason: reasonSchema, ...seenVersion });

/**
 * POST /api/v1/shift-swaps, one act: the shift goes to another officer (`badgeNo`), or two shifts exchange their officers
 * (`otherShiftId`). Everything else about them stays.
 */
export const shiftSwapSchema = z
  .object({
    shiftId: z.uuid(),
    otherShiftId: z.uuid().optional(),
    badgeNo: badgeNoSchema.optional(),
    reason: reasonSchema.optional(),
    ...seenVersion,
    otherVersion: z.int().optional(),
  })
  .refine(({ otherShiftId, badgeNo }) => (otherShiftId === undefined) !== (badgeNo === undefined), {
    error: 'must name another shift or an officer',
    path: ['badgeNo'],
  });

export type ShiftsQuery = z.infer<typeof shiftsQuerySchema>;
export type CoverageTotals = z.infer<typeof coverageTotalsSchema>;
export type ShiftRow = z.infer<typeof shiftRowSchema>;
export type ShiftDetail = z.infer<typeof shiftDetailSchema>;
export type ShiftBreak = z.infer<typeof shiftBreakSchema>;
export type ShiftSwap = z.infer<typeof shiftSwapSchema>;
export type NewShift = z.infer<typeof newShiftSchema>;

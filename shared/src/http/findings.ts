import { z } from 'zod';
import { badgeNoSchema, recordingIdSchema, unitCodeSchema } from '../ids.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/**
 * `no_footage`: a shift that had to be recorded has no footage at all. `coverage_gap`: it has, but time is missing.
 * `late_import`: footage of a shift arrived after the import deadline.
 */
export const findingKindSchema = z.enum(['no_footage', 'coverage_gap', 'late_import']);

/** `resolved`: what it says is no longer so, because late footage arrived or the roster was corrected. */
export const findingStateSchema = z.enum(['open', 'resolved']);

/** The last that was found; while resolved, what it was before. */
export const findingDetailSchema = z.object({
  /** Missing time, oldest first; empty for `late_import`. */
  missing: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
  missingMs: z.int(),
  requiredMs: z.int(),
  /** `late_import`: what came late, at most 200, and when it was due. */
  late: z.array(z.object({ recordingId: recordingIdSchema, announcedAt: z.iso.datetime() })),
  lateCount: z.int(),
  dueAt: z.iso.datetime().nullable(),
});

/** GET /api/v1/findings, newest first. `from` and `to` bound the duty date, both included. */
export const findingsQuerySchema = pageQuerySchema.extend({
  state: findingStateSchema.optional(),
  kind: findingKindSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  shiftId: z.uuid().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const findingRowSchema = z.object({
  findingId: z.uuid(),
  kind: findingKindSchema,
  state: findingStateSchema,
  shiftId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  dutyDate: z.iso.date(),
  shiftStartsAt: z.iso.datetime(),
  shiftEndsAt: z.iso.datetime(),
  detail: findingDetailSchema,
  foundAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
});

export const findingsPageSchema = pageOf(findingRowSchema);

/** GET /api/v1/findings/:findingId. */
export const findingDetailResponseSchema = findingRowSchema.extend({ history: historySchema });

export type FindingKind = z.infer<typeof findingKindSchema>;
export type FindingState = z.infer<typeof findingStateSchema>;
export type FindingDetail = z.infer<typeof findingDetailSchema>;
export type FindingsQuery = z.infer<typeof findingsQuerySchema>;
export type FindingRow = z.infer<typeof findingRowSchema>;
export type FindingDetailResponse = z.infer<typeof findingDetailResponseSchema>;

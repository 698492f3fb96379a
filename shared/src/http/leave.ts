import { z } from 'zod';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

export const leaveKindSchema = z.enum(['annual', 'sick', 'personal', 'training', 'other']);

/** GET /api/v1/leave, latest start first. `from` and `to` are local dates, both included: leave that touches them. */
export const leaveQuerySchema = pageQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  unitCode: unitCodeSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  leaveKind: leaveKindSchema.optional(),
});

/** `endsAt` is excluded. Nothing has to be recorded meanwhile, whatever the roster says. */
export const leaveRowSchema = z.object({
  leaveId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  leaveKind: leaveKindSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  note: z.string(),
  removed: z.boolean(),
});

export const leavePageSchema = pageOf(leaveRowSchema);

/** GET /api/v1/leave/:leaveId. */
export const leaveDetailSchema = leaveRowSchema.extend({ history: historySchema });

/** POST /api/v1/leave. An officer is on leave once at a time; the past needs a reason and a second person, as shifts do. */
export const newLeaveSchema = z.object({
  badgeNo: badgeNoSchema,
  leaveKind: leaveKindSchema,
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  note: z.string().trim().max(200).default(''),
  reason: reasonSchema.optional(),
});

/** PATCH /api/v1/leave/:leaveId; DELETE takes `{reason}`. */
export const leaveChangeSchema = newLeaveSchema.extend({ note: z.string().trim().max(200) }).partial();
export const leaveRemovalSchema = z.object({ reason: reasonSchema });

export type LeaveKind = z.infer<typeof leaveKindSchema>;
export type LeaveQuery = z.infer<typeof leaveQuerySchema>;
export type LeaveRow = z.infer<typeof leaveRowSchema>;
export type LeaveDetail = z.infer<typeof leaveDetailSchema>;
export type NewLeave = z.infer<typeof newLeaveSchema>;

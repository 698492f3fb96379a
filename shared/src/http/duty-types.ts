import { z } from 'zod';
import { reasonSchema } from './custodies.ts';
import { plainName } from './plain-name.ts';

/**
 * `continuous`: the whole time on post must be recorded. `activities`: what the must-record catalogue says of what the
 * officer does. `none`: nothing must.
 */
export const recordingRuleSchema = z.enum(['continuous', 'activities', 'none']);

export const dutyTypeSchema = z.string().regex(/^[a-z][a-z0-9_]{1,31}$/, 'must be 2 to 32 of a-z 0-9 _');

/** GET /api/v1/duty-types: all of them. `retired` ones stay for the shifts that have them and take no new ones. */
export const dutyTypeRowSchema = z.object({
  dutyType: dutyTypeSchema,
  name: z.string(),
  recordingRule: recordingRuleSchema,
  retired: z.boolean(),
});

export const dutyTypesResponseSchema = z.object({ rows: z.array(dutyTypeRowSchema) });

/** POST /api/v1/duty-types. */
export const newDutyTypeSchema = z.object({
  dutyType: dutyTypeSchema,
  name: plainName(50),
  recordingRule: recordingRuleSchema,
});

/** PATCH /api/v1/duty-types/:dutyType. Once shifts of it have begun, another rule changes the past and needs a reason. */
export const dutyTypeChangeSchema = z.object({
  name: newDutyTypeSchema.shape.name.optional(),
  recordingRule: recordingRuleSchema.optional(),
  retired: z.boolean().optional(),
  reason: reasonSchema.optional(),
});

export type RecordingRule = z.infer<typeof recordingRuleSchema>;
export type DutyTypeRow = z.infer<typeof dutyTypeRowSchema>;
export type NewDutyType = z.infer<typeof newDutyTypeSchema>;
export type DutyTypeChange = z.infer<typeof dutyTypeChangeSchema>;

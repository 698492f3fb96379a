import { z } from 'zod';
import { badgeNoSchema, recordingIdSchema } from '../ids.ts';
import { activityRowSchema } from './activities.ts';
import { coverageSegmentSchema } from './coverage.ts';
import { findingKindSchema, findingStateSchema } from './findings.ts';
import { historySchema } from './history.ts';

/** GET /api/v1/activities/:activityId. */
export const activityDetailSchema = activityRowSchema.extend({
  /** The item's name, as its catalogue has it. */
  itemName: z.string().nullable(),
  itemEnglishName: z.string().nullable(),
  /** What footage covers, from lead to lag; empty when nothing must be recorded. */
  segments: z.array(coverageSegmentSchema),
  /** What the recorders of its officers recorded from lead to lag, in order of time; as far as the account may see it. */
  footage: z.array(
    z.object({
      recordingId: recordingIdSchema,
      fileName: z.string(),
      recorderSerial: z.string(),
      badgeNo: badgeNoSchema,
      /** While this officer held the recorder. */
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      clockErrorMs: z.int(),
      /** Damaged, or the same bytes on several recorders: it covers nobody. */
      counts: z.boolean(),
    }),
  ),
  /** How many more there are that the account may not see. */
  hiddenFootage: z.int(),
  findings: z.array(z.object({ findingId: z.uuid(), kind: findingKindSchema, state: findingStateSchema })),
  history: historySchema,
});

export type ActivityDetail = z.infer<typeof activityDetailSchema>;

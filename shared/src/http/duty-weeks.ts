import { z } from 'zod';
import { dutyTypeFields } from '../fields/duty-types.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { coverageSegmentSchema } from './coverage.ts';
import { leaveKindSchema } from './leave.ts';
import { shapeOf } from './schema-of.ts';
import { coverageTotalsSchema } from './shifts.ts';

/**
 * GET /api/v1/duty-weeks/:date: the week, from Monday on, that a local date (Asia/Shanghai) lies in: who served on which day
 * and what of it is recorded as of now.
 */
export const dutyWeekQuerySchema = z.object({
  unitCode: unitCodeSchema.optional(),
  /** Only shifts of this campaign; officers without any are left out. */
  campaignId: z.uuid().optional(),
});

const dutyDayShiftSchema = z.object({
  shiftId: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  dutyTypeName: z.string(),
  post: z.string(),
  recordingRule: shapeOf(dutyTypeFields).recordingRule,
  coverage: coverageTotalsSchema,
  segments: z.array(coverageSegmentSchema),
});

export const dutyWeekResponseSchema = z.object({
  /** Its Monday. */
  week: z.iso.date(),
  asOf: z.iso.datetime(),
  units: z.array(
    z.object({
      unitCode: unitCodeSchema,
      name: z.string(),
      officers: z.array(
        z.object({
          badgeNo: badgeNoSchema,
          name: z.string(),
          /** Seven, from Monday on. A shift belongs to the date on which it starts. */
          days: z.array(
            z.object({
              date: z.iso.date(),
              shifts: z.array(dutyDayShiftSchema),
              /** The leave that touches the day. */
              leaveKind: leaveKindSchema.nullable(),
              openFindings: z.int(),
            }),
          ),
        }),
      ),
    }),
  ),
});

export type DutyWeek = z.infer<typeof dutyWeekResponseSchema>;
export type DutyDay = DutyWeek['units'][number]['officers'][number]['days'][number];

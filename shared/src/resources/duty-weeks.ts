import { z } from 'zod';
import { dutyTypeFields } from '../fields/duty-types.ts';
import { leaveFields } from '../fields/leave.ts';
import { dutyWeekFilters } from '../fields/shifts.ts';
import { coverageSegmentSchema, coverageTotalsSchema } from '../http/coverage.ts';
import { filterShapeOf, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

/** `campaignId`: only its shifts; officers without any are left out. */
const dutyWeekQuerySchema = z.object(filterShapeOf(dutyWeekFilters));

const dutyDaySchema = z.object({
  date: z.iso.date(),
  shifts: z.array(
    z.object({
      shiftId: z.uuid(),
      startsAt: instant,
      endsAt: instant,
      dutyTypeName: z.string(),
      post: z.string(),
      recordingRule: shapeOf(dutyTypeFields).recordingRule,
      coverage: coverageTotalsSchema,
      segments: z.array(coverageSegmentSchema),
    }),
  ),
  /** The leave that touches the day. */
  leaveKind: shapeOf(leaveFields).leaveKind.nullable(),
  openFindings: z.int(),
});

const dutyWeekSchema = z.object({
  /** Its Monday. */
  week: z.iso.date(),
  asOf: instant,
  units: z.array(
    z.object({
      unitCode: unitCodeSchema,
      name: z.string(),
      officers: z.array(
        z.object({
          badgeNo: badgeNoSchema,
          name: z.string(),
          /** Seven, from Monday on. A shift belongs to the date on which it starts. */
          days: z.array(dutyDaySchema),
        }),
      ),
    }),
  ),
});

/** The week, from Monday on, in which a local date lies: who serves on which day, and what of it is recorded as of now (周勤务). */
export const dutyWeeks = defineResource({
  endpoints: {
    read: endpoint('GET duty-weeks/:date', {
      access: 'coverage.read',
      params: z.object({ date: z.iso.date() }),
      query: dutyWeekQuerySchema,
      answers: { 200: dutyWeekSchema },
      unchecked: true,
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: ['coverage', 'findings'],
  shows: [
    'unit',
    'officer',
    'shift',
    'leave',
    'campaign',
    'duty_type',
    'roster_proposal',
    'exemption',
    'repair_ticket',
    'hq:parameters',
  ],
});

/** Of its files. Without `week`: of today. */
export const dutyWeekDownloadQuerySchema = dutyWeekQuerySchema.extend({ week: z.iso.date().optional() });

export type DutyWeek = z.input<typeof dutyWeekSchema>;
export type DutyDay = z.input<typeof dutyDaySchema>;
/** As HQ composes them. */
export type ComposedWeek = z.output<typeof dutyWeekSchema>;
export type ComposedDay = z.output<typeof dutyDaySchema>;

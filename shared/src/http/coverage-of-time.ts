import { z } from 'zod';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { coverageTotalsSchema, shiftCoverageSchema } from './coverage.ts';
import { rulesEditionSchema } from './findings.ts';
import { officerDayRecordingSchema } from './officer-days.ts';

/** No time that is asked for is longer: no explanation is. */
const longestDays = 31;

/** GET /api/v1/coverage/time: what is recorded of a stretch of time, of one officer or of everybody of a unit. */
export const coverageOfTimeQuerySchema = z
  .object({
    badgeNo: badgeNoSchema.optional(),
    unitCode: unitCodeSchema.optional(),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
  })
  .refine(({ badgeNo, unitCode }) => (badgeNo === undefined) !== (unitCode === undefined), {
    error: 'must name an officer or a unit',
    path: ['badgeNo'],
  })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), { error: 'must end after it begins', path: ['to'] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= longestDays * 86_400_000, {
    error: `must be no longer than ${longestDays} days`,
    path: ['to'],
  });

export const coverageOfTimeSchema = z.object({
  asOf: z.iso.datetime(),
  /** By which rules duty is judged that begins when this time does. */
  rulesEdition: rulesEditionSchema,
  /** Of that time alone, not of the whole shifts. */
  totals: coverageTotalsSchema,
  shiftCount: z.int(),
  /** The shifts that overlap it, whole, by start: the first 20 of one officer, none of a unit. */
  shifts: z.array(shiftCoverageSchema),
  /** Of recorders that the officer held meanwhile: the first 100, none of a unit. */
  recordings: z.array(officerDayRecordingSchema),
  recordingCount: z.int(),
});

export type CoverageOfTime = z.infer<typeof coverageOfTimeSchema>;

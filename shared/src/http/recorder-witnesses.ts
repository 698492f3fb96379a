import { z } from 'zod';
import { recorderSerialSchema, stationIdSchema } from '../ids.ts';
import { findingGradeSchema, findingKindSchema } from './findings.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { reasonSchema } from './schema-of.ts';

/**
 * `agrees`: nothing speaks against the recorder's clock. `bounds`: it was certainly wrong, by what was written when.
 * `observed`: somebody compared it. `unknown`: it had been reset and nobody can say when what it recorded happened.
 */
export const clockBasisSchema = z.enum(['agrees', 'bounds', 'observed', 'unknown']);

/** GET /api/v1/recorders/:recorderSerial/days, newest first: the local dates of which something is known of a recorder. */
export const recorderDaysQuerySchema = pageQuerySchema;
export const recorderDayRowSchema = z.object({
  day: z.iso.date(),
  recordings: z.int(),
  logEntries: z.int(),
  openFindings: z.array(
    z.object({ findingId: z.uuid(), kind: findingKindSchema, grade: findingGradeSchema.nullable() }),
  ),
});
export const recorderDaysPageSchema = pageOf(recorderDayRowSchema);

/** GET /api/v1/recorders/:recorderSerial/log?day=: what the recorder's log says of a local date, in order of time. */
export const recorderLogQuerySchema = z.object({ day: z.iso.date() });
export const recorderLogSchema = z.object({
  entries: z.array(
    z.object({
      /** By the recorder's clock. */
      at: z.iso.datetime(),
      /** Corrected by what is known of its clock. */
      happenedAt: z.iso.datetime(),
      type: z.int().min(1).max(8),
      fileName: z.string().nullable(),
      logPath: z.string(),
      line: z.int(),
      /** Whether HQ was told of the file; null: the entry names none. */
      collected: z.boolean().nullable(),
    }),
  ),
  /** Lines that nobody could read, in all logs of the recorder that were read since the day began. */
  badLines: z.int(),
});

/** GET /api/v1/recorders/:recorderSerial/clocks: the last 50 stretches of its clock, and what people observed, newest first. */
export const recorderClocksSchema = z.object({
  clocks: z.array(
    z.object({
      stationId: stationIdSchema,
      dockedAt: z.iso.datetime(),
      shownFrom: z.iso.datetime(),
      shownUntil: z.iso.datetime(),
      /** How far it was ahead, at least and at most; null: nothing says. Negative: behind. */
      lowestMs: z.int().nullable(),
      highestMs: z.int().nullable(),
      offsetMs: z.int().nullable(),
      errorMs: z.int().nullable(),
      basis: clockBasisSchema,
    }),
  ),
  observations: z.array(
    z.object({
      clockObservationId: z.uuid(),
      observedAt: z.iso.datetime(),
      shownAt: z.iso.datetime(),
      errorMs: z.int(),
      reason: z.string(),
      observedBy: z.string(),
      toldAt: z.iso.datetime(),
    }),
  ),
});

/** POST /api/v1/recorders/:recorderSerial/clock-observations: at `observedAt` its clock showed `shownAt`. */
export const newClockObservationSchema = z.object({
  observedAt: z.iso.datetime(),
  shownAt: z.iso.datetime(),
  /** How far the comparison may be wrong. */
  errorMs: z.int().min(1).max(3_600_000).default(5000),
  reason: reasonSchema,
});

export const recorderParamsSchema = z.object({ recorderSerial: recorderSerialSchema });

export type ClockBasis = z.infer<typeof clockBasisSchema>;
export type RecorderDayRow = z.infer<typeof recorderDayRowSchema>;
export type RecorderLog = z.infer<typeof recorderLogSchema>;
export type RecorderClocks = z.infer<typeof recorderClocksSchema>;
export type NewClockObservation = z.infer<typeof newClockObservationSchema>;

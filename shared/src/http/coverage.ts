import { z } from 'zod';
import { dutyTypeFields } from '../fields/duty-types.ts';
import { officerFields } from '../fields/officers.ts';
import { unitFields } from '../fields/units.ts';
import { badgeNoSchema, dutyTypeSchema, recorderSerialSchema, recordingIdSchema, unitCodeSchema } from '../ids.ts';
import { exemptionReasonSchema } from './exemptions.ts';
import { rulesEditionSchema } from './findings.ts';
import { recordingStateSchema } from './recordings.ts';
import { shapeOf } from './schema-of.ts';

/**
 * `recorded`: covered by footage. `not_inspected`: covered only by footage of which nobody knows whether it is whole. `missing`:
 * due, and no footage covers it. `not_yet_due`: footage may still come, or the time itself. `exempt`: would have to be recorded
 * but for a break, leave or an exemption.
 */
export const segmentStateSchema = z.enum(['recorded', 'not_inspected', 'missing', 'not_yet_due', 'exempt']);

/**
 * Why. Of `missing`: `unexplained`, `fault_ticket` (every recorder held had an open repair ticket), `explanation` (somebody approved
 * one that doesn't take the time out) or `station_outage`; of `exempt`: `break` (leave too) or `exemption`; of `not_yet_due`:
 * `not_yet_imported` for what is past. Nothing for the rest.
 */
export const segmentReasonSchema = z.enum([
  'unexplained',
  'fault_ticket',
  'explanation',
  'station_outage',
  'exemption',
  'break',
  'not_yet_imported',
]);

/** An approved explanation: what for, and who approved it, by name if an officer. */
export const segmentExplanationSchema = z.object({
  exemptionId: z.uuid(),
  reasonCode: exemptionReasonSchema,
  approvedBy: z.string(),
});

/** Segments of a shift lie in order and don't overlap. Time that doesn't have to be recorded is in none. */
export const coverageSegmentSchema = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  state: segmentStateSchema,
  reason: segmentReasonSchema.nullable(),
  /** Of the reasons `explanation` and `exemption`, where one shift, activity or day is shown: what was approved, by start. */
  explanations: z.array(segmentExplanationSchema).optional(),
});

/**
 * In milliseconds. What has to be recorded is recorded, not inspected, missing, pending or not yet; exempt time is beside it.
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
  /** What of the explained time shares leave out: all of it where duty is judged by the second edition of the rules, else nothing. */
  leftOutMs: z.int(),
});

export const shiftCoverageSchema = z
  .object({
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
    /** By which rules it is judged: those that counted when it began. */
    rulesEdition: rulesEditionSchema,
  })
  .extend({
    coverage: coverageTotalsSchema,
    segments: z.array(coverageSegmentSchema),
    /** When the rest of its footage is due at the latest. */
    dueAt: z.iso.datetime(),
    /** Damaged recordings that lie in the shift: they cover nothing. */
    damagedRecordings: z.int(),
  });

/**
 * GET /api/v1/coverage/today: the shifts that overlap a local date (Asia/Shanghai), by unit and officer. `totals` are of those
 * that begin on it: what was carried over from the day before counts there.
 */
export const todayQuerySchema = z.object({
  /** Today when left out. */
  date: z.iso.date().optional(),
  unitCode: unitCodeSchema.optional(),
  /** Only shifts of this campaign; units without any are left out. */
  campaignId: z.uuid().optional(),
});

export const todayResponseSchema = z.object({
  date: z.iso.date(),
  asOf: z.iso.datetime(),
  totals: coverageTotalsSchema,
  units: z.array(
    z.object({
      unitCode: unitCodeSchema,
      name: z.string(),
      kind: shapeOf(unitFields).kind,
      totals: coverageTotalsSchema,
      /** All that are open; on a board of another day than today only those about that day. */
      openFindings: z.int(),
      officers: z.array(
        z.object({
          badgeNo: badgeNoSchema,
          name: z.string(),
          kind: shapeOf(officerFields).kind,
          shifts: z.array(shiftCoverageSchema),
        }),
      ),
    }),
  ),
});

/** GET /api/v1/shifts/:shiftId/coverage: one shift with what covers it and who held what. */
export const shiftCoverageDetailSchema = shiftCoverageSchema.extend({
  asOf: z.iso.datetime(),
  recordings: z.array(
    z.object({
      recordingId: recordingIdSchema,
      recorderSerial: recorderSerialSchema,
      fileName: z.string(),
      state: recordingStateSchema,
      /** As of a row of GET /api/v1/recordings. */
      lost: z.boolean(),
      damaged: z.boolean(),
      /** Nobody knows whether it is whole. */
      notInspected: z.boolean(),
      /** Seen on several recorders, so it covers nobody. */
      disputed: z.boolean(),
      /** The part of it that the officer held the recorder, by the recorder's clock. */
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      announcedAt: z.iso.datetime(),
    }),
  ),
  holdings: z.array(z.object({ recorderSerial: recorderSerialSchema, from: z.iso.datetime(), to: z.iso.datetime() })),
});

export type SegmentState = z.infer<typeof segmentStateSchema>;
export type SegmentReason = z.infer<typeof segmentReasonSchema>;
export type SegmentExplanation = z.infer<typeof segmentExplanationSchema>;
export type CoverageSegment = z.infer<typeof coverageSegmentSchema>;
export type ShiftCoverage = z.infer<typeof shiftCoverageSchema>;
export type TodayResponse = z.infer<typeof todayResponseSchema>;
export type ShiftCoverageDetail = z.infer<typeof shiftCoverageDetailSchema>;
export type CoverageTotals = z.infer<typeof coverageTotalsSchema>;

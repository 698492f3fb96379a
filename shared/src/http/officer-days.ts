import { z } from 'zod';
import { leaveFields } from '../fields/leave.ts';
import { officerFields } from '../fields/officers.ts';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { activityKindSchema } from './activities.ts';
import { activityVerdictSchema } from './activity-verdicts.ts';
import { shiftCoverageSchema } from './coverage.ts';
import { exemptionReasonSchema } from './exemptions.ts';
import { findingRowSchema } from './findings.ts';
import { custodyRowSchema } from './recorders.ts';
import { recordingRowSchema } from './recordings.ts';
import { shapeOf } from './schema-of.ts';

const stretchSchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });
/** `to` null: until further notice. */
const openStretchSchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime().nullable() });

/** A shift that touches the day, also one that began the day before. */
const officerDayShiftSchema = shiftCoverageSchema.extend({
  breaks: z.array(stretchSchema),
  campaignId: z.uuid().nullable(),
  plannedRecorderSerial: recorderSerialSchema.nullable(),
});

/** An activity that the officer took part in. */
export const officerDayActivitySchema = z.object({
  activityId: z.uuid(),
  kind: activityKindSchema,
  startsAt: z.iso.datetime(),
  /** Equal to the start: a moment. */
  endsAt: z.iso.datetime(),
  leadMs: z.int(),
  lagMs: z.int(),
  place: z.string(),
  plateNo: z.string().nullable(),
  caseNo: z.string().nullable(),
  /** Everybody who took part. */
  badgeNos: z.array(badgeNoSchema),
  verdict: activityVerdictSchema,
  /** What footage of any of them covers between lead and lag. */
  covered: z.array(stretchSchema),
  /** When its footage is due at the latest. */
  dueAt: z.iso.datetime(),
});

/** A recording of a recorder that the officer held, whether it covers something or not. */
export const officerDayRecordingSchema = z.object({
  recordingId: recordingIdSchema,
  recorderSerial: recorderSerialSchema,
  fileName: z.string(),
  kind: recordingRowSchema.shape.inspection.shape.kind,
  state: recordingRowSchema.shape.state,
  damaged: z.boolean(),
  /** Nobody knows whether it is whole. */
  notInspected: z.boolean(),
  /** Seen on several recorders, so it covers nobody. */
  disputed: z.boolean(),
  /** Somebody pressed the mark on the recorder. */
  deviceMarked: z.boolean(),
  hasThumbnail: z.boolean(),
  /** All that it shows, corrected by the recorder's clock; a moment when nobody knows its end. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** When it shows nothing, in order. */
  holes: z.array(stretchSchema),
  /** How far the clock was ahead (negative: behind), and how far that may be wrong. */
  clockOffsetMs: z.int(),
  clockErrorMs: z.int(),
  announcedAt: z.iso.datetime(),
});

/** What the recorder itself noted: 1 off, 2 on, 3 photo, 4 video, 5 audio, 6 idle, 7 recording end, 8 low battery. */
const officerDayLogEntrySchema = z.object({
  recorderSerial: recorderSerialSchema,
  at: z.iso.datetime(),
  type: z.int().min(1).max(8),
  fileName: z.string().nullable(),
});

/** GET /api/v1/officers/:badgeNo/days/:date: everything that is known of an officer's local date, as of now. */
export const officerDaySchema = z.object({
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  officerKind: shapeOf(officerFields).kind,
  unitCode: unitCodeSchema,
  unitName: z.string(),
  date: z.iso.date(),
  asOf: z.iso.datetime(),
  /** The time axis: from local midnight to the next, or to the end of the last shift that starts on the date. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  shifts: z.array(officerDayShiftSchema),
  leave: z.array(
    stretchSchema.extend({ leaveId: z.uuid(), leaveKind: shapeOf(leaveFields).leaveKind, note: z.string() }),
  ),
  /** Asked for the officer or the whole unit; only `approved` ones count. */
  exemptions: z.array(
    stretchSchema.extend({
      exemptionId: z.uuid(),
      reasonCode: exemptionReasonSchema,
      state: z.enum(['pending', 'approved', 'refused', 'withdrawn']),
      wholeUnit: z.boolean(),
      explanation: z.string(),
    }),
  ),
  /** Which recorders the officer held when, as it follows from custody. */
  holdings: z.array(
    openStretchSchema.extend({
      custodyId: z.uuid(),
      recorderSerial: recorderSerialSchema,
      basis: custodyRowSchema.shape.basis,
    }),
  ),
  /** Faults of these recorders. */
  faults: z.array(
    openStretchSchema.extend({ repairTicketId: z.uuid(), recorderSerial: recorderSerialSchema, symptom: z.string() }),
  ),
  /** When stations of the unit were out. */
  outages: z.array(openStretchSchema.extend({ stationId: stationIdSchema, stationName: z.string() })),
  activities: z.array(officerDayActivitySchema),
  recordings: z.array(officerDayRecordingSchema),
  recorderLog: z.array(officerDayLogEntrySchema),
  /** Of these shifts, activities and recordings, and of the officer's and the recorders' day. */
  findings: z.array(findingRowSchema),
});

export type OfficerDay = z.infer<typeof officerDaySchema>;
export type OfficerDayActivity = z.infer<typeof officerDayActivitySchema>;
export type OfficerDayRecording = z.infer<typeof officerDayRecordingSchema>;

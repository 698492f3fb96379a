import { z } from 'zod';
import { dutyTypeFields } from '../fields/duty-types.ts';
import { mostBreaks, shiftFields, shiftFilters } from '../fields/shifts.ts';
import { coverageTotalsSchema, shiftCoverageDetailSchema } from '../http/coverage.ts';
import { historySchema } from '../http/history.ts';
import { filterShapeOf, reasonSchema, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, dutyTypeSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant, timeSpan } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';
import { rosterProposedSchema } from './roster-proposals.ts';

const shiftRowSchema = z.object({
  shiftId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  startsAt: instant,
  endsAt: instant,
  dutyDate: z.iso.date(),
  dutyType: dutyTypeSchema,
  dutyTypeName: z.string(),
  recordingRule: shapeOf(dutyTypeFields).recordingRule,
  post: z.string(),
  /** Nothing has to be recorded meanwhile. They lie in their shift and don't overlap. */
  breaks: z.array(timeSpan),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  plannedRecorderSerial: recorderSerialSchema.nullable(),
  /** Rises with each change of it. */
  version: z.int(),
  cancelled: z.boolean(),
  /** What the last look at it found; null until the first look. */
  coverage: coverageTotalsSchema.nullable(),
});

const shiftDetailSchema = shiftRowSchema.extend({ history: historySchema });

const { campaignId, plannedRecorderSerial, ...always } = shapeOf(shiftFields);

/** An officer has one shift at a time. What touches time before now needs a reason. */
const newShiftSchema = z.object({
  ...always,
  breaks: z.array(timeSpan).max(mostBreaks).optional(),
  campaignId: campaignId.optional(),
  plannedRecorderSerial: plannedRecorderSerial.optional(),
  reason: reasonSchema.optional(),
});

/** Which version of the shift whoever changes it has seen: another one is refused, 409 `shift_changed_since`. */
const seenVersion = { version: z.int().optional() };

/** The shift goes to another officer (`badgeNo`), or two shifts exchange their officers. Everything else about them stays. */
const shiftSwapSchema = z
  .object({
    shiftId: z.uuid(),
    otherShiftId: z.uuid().optional(),
    badgeNo: badgeNoSchema.optional(),
    reason: reasonSchema.optional(),
    ...seenVersion,
    otherVersion: z.int().optional(),
  })
  .refine(({ otherShiftId, badgeNo: taker }) => (otherShiftId === undefined) !== (taker === undefined), {
    error: 'must name another shift or an officer',
    path: ['badgeNo'],
  });

/** By start; cancelled ones are left out. */
export const shiftList = defineList({
  key: 'shifts',
  access: 'shifts.read',
  filters: z.object(filterShapeOf(shiftFilters)),
  row: shiftRowSchema,
  limit: { usual: 200, most: 1000 },
});

const params = z.object({ shiftId: z.uuid() });

/**
 * Who is on duty when, where, for what (班次). Where the parameters ask for a second person, a change of the past is answered with 202
 * and the proposal that waits for one.
 */
export const shifts = defineResource({
  list: shiftList,
  endpoints: {
    /** Cancelled or not. */
    read: endpoint('GET shifts/:shiftId', { access: 'shifts.read', params, answers: { 200: shiftDetailSchema } }),
    /** As of now, with its recordings and who held what. */
    coverage: endpoint('GET shifts/:shiftId/coverage', {
      access: 'coverage.read',
      params,
      answers: { 200: shiftCoverageDetailSchema },
    }),
    create: endpoint('POST shifts', {
      access: 'shifts.write',
      body: newShiftSchema,
      answers: { 201: shiftDetailSchema, 202: rosterProposedSchema },
    }),
    update: endpoint('PATCH shifts/:shiftId', {
      access: 'shifts.write',
      params,
      body: newShiftSchema.partial().extend(seenVersion),
      answers: { 200: shiftDetailSchema, 202: rosterProposedSchema },
    }),
    /** It can still be read, with its history. */
    cancel: endpoint('DELETE shifts/:shiftId', {
      access: 'shifts.write',
      params,
      body: z.object({ reason: reasonSchema, ...seenVersion }),
      answers: { 202: rosterProposedSchema, 204: z.null() },
    }),
    swap: endpoint('POST shift-swaps', {
      access: 'shifts.write',
      body: shiftSwapSchema,
      answers: { 200: shiftDetailSchema, 202: rosterProposedSchema },
    }),
  },
  subject: 'shift',
  factTypes: ['shift_added', 'shift_cancelled', 'shift_changed', 'shift_swapped'],
  problems: {
    shift_length: 400,
    shift_overlap: 409,
    shift_cancelled: 409,
    shift_changed_since: 409,
    breaks_wrong: 400,
    unknown_planned_recorder: 404,
    swap_with_self: 400,
  },
  staleWith: ['coverage'],
  shows: [
    'unit',
    'officer',
    'custody',
    'shift',
    'leave',
    'campaign',
    'duty_type',
    'roster_proposal',
    'activity',
    'exemption',
    'repair_ticket',
    'hq:parameters',
  ],
});

export type ShiftFilters = z.output<typeof shiftList.filters>;
export type ShiftRow = z.input<typeof shiftRowSchema>;
export type ShiftDetail = z.input<typeof shiftDetailSchema>;
export type NewShift = z.input<typeof newShiftSchema>;
/** As HQ handles them. */
export type ListedShift = z.output<typeof shiftRowSchema>;
export type ShiftToShow = z.output<typeof shiftDetailSchema>;

import { z } from 'zod';
import { type CheckedOutState, checkedOutStates } from '../fields/checked-out-states.ts';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';

/**
 * Who is on duty at this moment, divided: each officer is exactly one of these. `taken`: has a recorder that works. `faulty`: only
 * one that was reported broken. `not_taken`: none, or it lies in a dock. `not_needed`: nothing of that duty must be recorded.
 */
export const onDutyStateSchema = z.enum(['taken', 'faulty', 'not_taken', 'not_needed']);

/**
 * What else the desk looks at: recorders. Each that was checked out and not returned is exactly one of the first four. `fault`: a
 * repair ticket that isn't closed. `spare`: a spare recorder that works and that nobody holds.
 */
export const deskStateSchema = z.enum([
  ...onDutyStateSchema.options,
  ...(Object.keys(checkedOutStates) as CheckedOutState[]),
  'fault',
  'spare',
]);

/** What can be looked at: everybody on duty, every recorder that is checked out, or one state. */
export const deskViewSchema = z.enum(['on_duty', 'checked_out', ...deskStateSchema.options]);

/** A recorder belongs to no campaign: with `campaignId` there are no rows `fault` and `spare`. */
export const deskFiltersSchema = z.object({
  unitCode: unitCodeSchema.optional(),
  campaignId: z.uuid().optional(),
  /** Left out: all rows. */
  view: deskViewSchema.optional(),
});

/** GET /api/v1/duty-desk: as of now, how many there are of each, and the rows behind `view` unless `countsOnly`. */
export const deskQuerySchema = deskFiltersSchema.extend({ countsOnly: z.stringbool().default(false) });

const momentSchema = z.iso.datetime().nullable();

/** One officer, or one recorder. Null: doesn't apply, or isn't known. */
export const deskRowSchema = z.object({
  state: deskStateSchema,
  unitCode: unitCodeSchema.nullable(),
  unitName: z.string().nullable(),
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  /** Of the shift now; of a recorder whose holder isn't on duty, of the last one since; of `not_returned`, of the one it was kept from. */
  shiftId: z.uuid().nullable(),
  dutyTypeName: z.string().nullable(),
  post: z.string().nullable(),
  shiftStartsAt: momentSchema,
  shiftEndsAt: momentSchema,
  recorderSerial: recorderSerialSchema.nullable(),
  heldFrom: momentSchema,
  /** In whose dock the recorder lies. */
  dockedAtName: z.string().nullable(),
  repairTicketId: z.uuid().nullable(),
  symptom: z.string().nullable(),
  reportedAt: momentSchema,
});

export const deskResponseSchema = z.object({
  asOf: z.iso.datetime(),
  /** How many rows of each view there are, whatever `view` is: `on_duty` and `checked_out` are the sums of their four parts. */
  counts: z.record(deskViewSchema, z.int()),
  /** How many units have fewer spares ready than they are to have; none with `campaignId`. */
  unitsShortOfSpares: z.int(),
  /** Recorders that were found faulty before duty today while no spare was free; none with `campaignId`. */
  withoutSpareToday: z.int(),
  /** By unit, officer and recorder. */
  rows: z.array(deskRowSchema),
});

export type DeskState = z.infer<typeof deskStateSchema>;
export type DeskView = z.infer<typeof deskViewSchema>;
export type DeskRow = z.infer<typeof deskRowSchema>;
export type DeskResponse = z.infer<typeof deskResponseSchema>;

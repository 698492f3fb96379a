import { z } from 'zod';
import { checkItemSchema, itemResultSchema, spareOutcomeSchema } from '../contract/pre-shift-check.ts';
import { historySchema } from '../http/history.ts';
import { custodyRowSchema } from '../http/recorders.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** All six, each with what is wrong with it in a few words. */
const checkedItemsSchema = z.record(
  checkItemSchema,
  z.object({ result: itemResultSchema, note: z.string().trim().max(200).default('') }),
);

const chargePercentSchema = z.int().min(0).max(100);

/**
 * A check, or a shift that began without one (`skipped`). The check of a recorder that comes after another one for the same shift,
 * or on the same day where there is no shift, supersedes that one.
 */
const preShiftCheckRowSchema = z.object({
  /** Null: skipped. */
  preShiftCheckId: z.uuid().nullable(),
  result: z.enum(['ok', 'fault', 'skipped']),
  /** When it was checked; of a skipped check, when the shift began. */
  at: z.iso.datetime(),
  badgeNo: badgeNoSchema,
  officerName: z.string().nullable(),
  unitCode: unitCodeSchema.nullable(),
  unitName: z.string().nullable(),
  recorderSerial: recorderSerialSchema,
  shiftId: z.uuid().nullable(),
  shiftStartsAt: z.iso.datetime().nullable(),
  shiftEndsAt: z.iso.datetime().nullable(),
  post: z.string().nullable(),
  /** The local date on which the shift begins; without a shift, of the check. */
  dutyDate: z.iso.date(),
  items: checkedItemsSchema.nullable(),
  chargePercent: chargePercentSchema.nullable(),
  repairTicketId: z.uuid().nullable(),
  /** Null: nothing was at fault. */
  spare: spareOutcomeSchema.nullable(),
  spareSerial: recorderSerialSchema.nullable(),
  superseded: z.boolean(),
  /** At whose screen; null: entered on the page. */
  stationId: stationIdSchema.nullable(),
  /** When HQ heard of it. */
  toldAt: z.iso.datetime().nullable(),
});

const preShiftCheckDetailSchema = preShiftCheckRowSchema.extend({ history: historySchema });

/**
 * `badgeNo`: who checked; left out, the account's officer, who holds the recorder. `spareSerial`: the spare that the officer takes
 * for a recorder with a fault. `checkedAt`: left out, now; `reason`: why it is entered later.
 */
const newPreShiftCheckSchema = z.object({
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema.optional(),
  items: checkedItemsSchema,
  chargePercent: chargePercentSchema.optional(),
  spareSerial: recorderSerialSchema.optional(),
  checkedAt: z.iso.datetime({ offset: true }).optional(),
  reason: reasonSchema.optional(),
});

/** What an officer can check now, and what could be taken for it. */
const checkStandingSchema = z.object({
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  shift: z.object({ shiftId: z.uuid(), startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }).nullable(),
  /** Those that the officer holds; the one taken last comes first. */
  recorders: z.array(
    z.object({
      recorderSerial: recorderSerialSchema,
      basis: custodyRowSchema.shape.basis,
      heldFrom: z.iso.datetime(),
      /** The newest check for this shift, else of this day. */
      checkedAt: z.iso.datetime().nullable(),
      passed: z.boolean().nullable(),
    }),
  ),
  /** Spares of the officer's unit that are free. */
  spares: z.array(recorderSerialSchema),
});

/** Of the shifts that began with a recorder in the officer's hands. */
const checkRateSchema = z.object({
  shifts: z.int(),
  checked: z.int(),
  skipped: z.int(),
  /** `checked` of `shifts`; null: there were none. */
  share: z.number().nullable(),
});

export const preShiftCheckList = defineList({
  key: 'pre-shift-checks',
  access: 'custodies.read',
  filters: z.object({
    unitCode: unitCodeSchema.optional(),
    day: z.iso.date().optional(),
    recorderSerial: recorderSerialSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    result: itemResultSchema.optional(),
    /** `true`: only shifts without a check; `false`: only checks. */
    skipped: z.stringbool().optional(),
    /** Of checks that no later one superseded. */
    spare: spareOutcomeSchema.optional(),
  }),
  row: preShiftCheckRowSchema,
});

/** What officers found when they checked their recorders before duty (岗前检查). */
export const preShiftChecks = defineResource({
  list: preShiftCheckList,
  endpoints: {
    read: endpoint('GET pre-shift-checks/:preShiftCheckId', {
      access: 'custodies.read',
      params: z.object({ preShiftCheckId: z.uuid() }),
      answers: { 200: preShiftCheckDetailSchema },
    }),
    standing: endpoint('GET pre-shift-checks/standings/:badgeNo', {
      access: 'repairs.report',
      params: z.object({ badgeNo: badgeNoSchema }),
      answers: { 200: checkStandingSchema },
    }),
    rate: endpoint('GET pre-shift-checks/rate', {
      access: 'custodies.read',
      query: z.object({ from: z.iso.date(), to: z.iso.date(), unitCode: unitCodeSchema.optional() }),
      answers: { 200: checkRateSchema },
    }),
    create: endpoint('POST pre-shift-checks', {
      access: 'repairs.report',
      body: newPreShiftCheckSchema,
      answers: { 201: preShiftCheckDetailSchema },
    }),
  },
  subject: 'pre_shift_check',
  factTypes: ['pre_shift_checked'],
  problems: { check_told_late: 403, recorder_not_held: 409, spare_not_free: 409 },
  staleWith: ['duty'],
});

export type CheckedItems = z.output<typeof checkedItemsSchema>;
export type PreShiftCheckFilters = z.infer<typeof preShiftCheckList.filters>;
export type PreShiftCheckRow = z.infer<typeof preShiftCheckRowSchema>;
export type PreShiftCheckDetail = z.infer<typeof preShiftCheckDetailSchema>;
export type NewPreShiftCheck = z.output<typeof newPreShiftCheckSchema>;
export type CheckStanding = z.infer<typeof checkStandingSchema>;
export type CheckRate = z.infer<typeof checkRateSchema>;

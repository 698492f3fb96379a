import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/** A recorder was taken, or brought back. */
export const observationKindSchema = z.enum(['check_out', 'check_in']);

/** Where it was seen: at a station's screen, or written down and entered later. */
export const observationSourceSchema = z.enum(['kiosk', 'page', 'import']);

/**
 * `counts`: custody follows from it. `unknown_recorder`, `unknown_officer`: not registered; counts as soon as it is.
 * `withdrawn`: counts no more.
 */
export const observationStandingSchema = z.enum(['counts', 'unknown_recorder', 'unknown_officer', 'withdrawn']);

/** GET /api/v1/custody-observations, latest `at` first. */
export const custodyObservationsQuerySchema = pageQuerySchema.extend({
  recorderSerial: recorderSerialSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  kind: observationKindSchema.optional(),
  source: observationSourceSchema.optional(),
});

/** What is of no registered officer is seen by who sees every unit, and by the unit of its station. */
export const custodyObservationRowSchema = z.object({
  observationId: z.uuid(),
  kind: observationKindSchema,
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string().nullable(),
  at: z.iso.datetime(),
  source: observationSourceSchema,
  stationId: stationIdSchema.nullable(),
  spareFor: recorderSerialSchema.nullable(),
  /** Who entered it; null for a station's screen, where the PIN says who it was. */
  toldBy: z.string().nullable(),
  toldAt: z.iso.datetime(),
  standing: observationStandingSchema,
  withdrawnReason: z.string().nullable(),
});

export const custodyObservationsPageSchema = pageOf(custodyObservationRowSchema);

/** POST /api/v1/custody-observations: what was written down, on paper say. `reason`: needed for what is past. */
export const newCustodyObservationSchema = z.object({
  kind: observationKindSchema,
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  at: z.iso.datetime({ offset: true }),
  spareFor: recorderSerialSchema.optional(),
  reason: reasonSchema.optional(),
});

/** POST /api/v1/custody-observations/:observationId/withdrawal: it was entered by mistake. Not for a station's screen. */
export const observationWithdrawalSchema = z.object({ reason: reasonSchema });

export type ObservationKind = z.infer<typeof observationKindSchema>;
export type ObservationSource = z.infer<typeof observationSourceSchema>;
export type CustodyObservationsQuery = z.infer<typeof custodyObservationsQuerySchema>;
export type CustodyObservationRow = z.infer<typeof custodyObservationRowSchema>;
export type NewCustodyObservation = z.infer<typeof newCustodyObservationSchema>;
export type ObservationStanding = z.infer<typeof observationStandingSchema>;

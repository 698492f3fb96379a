import { z } from 'zod';
import { custodyFilters } from '../fields/custodies.ts';
import { custodyDisputeFilters } from '../fields/custody-disputes.ts';
import { custodyObservationFilters } from '../fields/custody-observations.ts';
import { recorderFields, recorderFilters } from '../fields/recorders.ts';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { instant } from '../resources/instant.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { filterShapeOf, shapeOf } from './schema-of.ts';

const { recorderSerial, unitCode, state, spare } = shapeOf(recorderFields);
export const recorderStateSchema = state;

/** GET /api/v1/recorders, by serial. `q` finds in serial, holder's badge number and name. */
export const recordersQuerySchema = pageQuerySchema.extend({
  ...filterShapeOf(recorderFilters),
  /** Whether it is scrapped: `false` leaves out those that are. */
  retired: z.stringbool().optional(),
  /** As of now; of recorders of the unit, whosever officer holds them. */
  checkedOut: filterShapeOf(custodyFilters).checkedOut,
});

export const recorderRowSchema = z.object({
  recorderSerial,
  unitCode,
  unitName: z.string().nullable(),
  state,
  spare,
  /** Who holds it now. */
  holderBadgeNo: badgeNoSchema.nullable(),
  holderName: z.string().nullable(),
  lastDockedAt: z.iso.datetime().nullable(),
});

export const recordersPageSchema = pageOf(recorderRowSchema);

/** `heldUntil` is excluded; null: until further notice. */
export const custodyRowSchema = z.object({
  custodyId: z.uuid(),
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  basis: shapeOf(custodyFilters).basis,
  heldFrom: instant,
  heldUntil: instant.nullable(),
  /** How it was seen, for `observed` ones. */
  observation: z
    .object({
      source: shapeOf(custodyObservationFilters).source,
      stationId: z.string().nullable(),
      spareFor: recorderSerialSchema.nullable(),
    })
    .nullable(),
  /** What its officer said against it. */
  dispute: z
    .object({ disputeId: z.uuid(), state: shapeOf(custodyDisputeFilters).state, reason: z.string() })
    .nullable(),
});

/** GET /api/v1/recorders/:recorderSerial. Custodies and the last 50 docks, newest first. */
export const recorderDetailSchema = recorderRowSchema.extend({
  custodies: z.array(custodyRowSchema),
  docks: z.array(
    z.object({
      dockSessionId: z.uuid(),
      stationId: stationIdSchema,
      dockedAt: z.iso.datetime(),
      collectedAt: z.iso.datetime().nullable(),
      undockedAt: z.iso.datetime().nullable(),
    }),
  ),
  history: historySchema,
});

/** POST /api/v1/recorders. */
export const newRecorderSchema = z.object({
  recorderSerial,
  unitCode,
  state: state.default(recorderFields.state.default),
  spare: spare.default(recorderFields.spare.default),
});

/** PATCH /api/v1/recorders/:recorderSerial. */
export const recorderChangeSchema = z.object({ unitCode, state, spare }).partial();

export type RecordersQuery = z.infer<typeof recordersQuerySchema>;
export type RecorderRow = z.infer<typeof recorderRowSchema>;
export type RecorderDetail = z.input<typeof recorderDetailSchema>;
export type NewRecorder = z.infer<typeof newRecorderSchema>;
export type RecorderChange = z.infer<typeof recorderChangeSchema>;

import { z } from 'zod';
import {
  custodyObservationFields,
  custodyObservationFilters,
  type ObservationStanding,
  observationStandings,
} from '../fields/custody-observations.ts';
import { filterShapeOf, reasonSchema, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const shape = shapeOf(custodyObservationFields);

/** What is of no registered officer is seen by who sees every unit, and by the unit of its station. */
const custodyObservationRowSchema = z.object({
  observationId: z.uuid(),
  kind: shape.kind,
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string().nullable(),
  at: instant,
  source: shapeOf(custodyObservationFilters).source,
  stationId: stationIdSchema.nullable(),
  spareFor: shape.spareFor,
  /** Who entered it; null for a station's screen, where the PIN says who it was. */
  toldBy: z.string().nullable(),
  toldAt: instant,
  standing: z.enum(Object.keys(observationStandings) as ObservationStanding[]),
  withdrawnReason: z.string().nullable(),
});

/** Latest `at` first. */
export const custodyObservationList = defineList({
  key: 'custody-observations',
  access: 'custodies.read',
  filters: z.object(filterShapeOf(custodyObservationFilters)),
  row: custodyObservationRowSchema,
});

/** What was written down, on paper say. `reason`: needed for what is past. */
const newCustodyObservationSchema = z.object({
  ...shape,
  spareFor: recorderSerialSchema.optional(),
  reason: reasonSchema.optional(),
});

/** Who was seen to take a recorder, or to bring it back. Custody follows from it. */
export const custodyObservations = defineResource({
  list: custodyObservationList,
  endpoints: {
    create: endpoint('POST custody-observations', {
      access: 'custodies.write',
      body: newCustodyObservationSchema,
      answers: { 201: custodyObservationRowSchema },
    }),
    /** It was entered by mistake. Not for a station's screen. */
    withdraw: endpoint('POST custody-observations/:observationId/withdrawal', {
      access: 'custodies.write',
      params: z.object({ observationId: z.uuid() }),
      body: z.object({ reason: reasonSchema }),
      answers: { 200: custodyObservationRowSchema },
    }),
  },
  subject: 'observation',
  factTypes: ['observation_withdrawn', 'recorder_checked_in', 'recorder_checked_out'],
  problems: { observed_at_station: 409 },
  staleWith: [],
  shows: ['unit', 'officer', 'recorder', 'custody', 'observation'],
});

export type CustodyObservationFilters = z.output<typeof custodyObservationList.filters>;
export type CustodyObservationRow = z.input<typeof custodyObservationRowSchema>;
export type NewCustodyObservation = z.output<typeof newCustodyObservationSchema>;

import { z } from 'zod';
import { custodyDisputeFilters } from '../fields/custody-disputes.ts';
import { filterShapeOf, reasonSchema, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

export const disputeStateSchema = shapeOf(custodyDisputeFilters).state;

const custodyDisputeRowSchema = z.object({
  disputeId: z.uuid(),
  custodyId: z.uuid(),
  basis: z.enum(['check_out', 'observed']),
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  /** The time of the check-out when it was disputed. */
  fromAt: instant,
  untilAt: instant.nullable(),
  /**
   * Who entered the check-out, or changed it last before now, and for which leader. `by` null: a station's screen saw it. Null: no
   * more known, because the ledger's record of it was erased.
   */
  entered: z.object({ by: z.string().nullable(), onBehalfOf: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  reason: z.string(),
  disputedAt: instant,
  state: disputeStateSchema,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
});

/** Newest first. */
export const custodyDisputeList = defineList({
  key: 'custody-disputes',
  access: 'custodies.read',
  filters: z.object(filterShapeOf(custodyDisputeFilters)),
  row: custodyDisputeRowSchema,
});

/** That a check-out in an officer's name is wrong. Somebody else decides. */
export const custodyDisputes = defineResource({
  list: custodyDisputeList,
  endpoints: {
    /** By the officer in whose name the check-out is. */
    dispute: endpoint('POST custodies/:custodyId/disputes', {
      access: 'custodies.dispute',
      params: z.object({ custodyId: z.uuid() }),
      body: z.object({ reason: reasonSchema }),
      answers: { 201: custodyDisputeRowSchema },
    }),
    decide: endpoint('POST custody-disputes/:disputeId/decision', {
      access: 'disputes.decide',
      params: z.object({ disputeId: z.uuid() }),
      body: z.object({ decision: z.enum(['upheld', 'dismissed']), reason: reasonSchema }),
      answers: { 200: custodyDisputeRowSchema },
    }),
  },
  factTypes: ['custody_dispute_dismissed', 'custody_dispute_upheld', 'custody_disputed'],
  problems: {
    assignment_not_disputed: 409,
    dispute_decided: 409,
    disputed_already: 409,
    not_your_check_out: 403,
    own_entry_defended: 403,
  },
  // Its facts are about the custody.
  staleWith: [],
  shows: ['unit', 'officer', 'recorder', 'custody', 'observation', 'outside_decision', 'hq:parameters'],
});

export type CustodyDisputeFilters = z.infer<typeof custodyDisputeList.filters>;
export type CustodyDisputeRow = z.input<typeof custodyDisputeRowSchema>;

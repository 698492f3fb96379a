import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/** `upheld`: the check-out was wrong and is gone. `dismissed`: it stands. */
export const disputeStateSchema = z.enum(['open', 'upheld', 'dismissed']);

/** GET /api/v1/custody-disputes, newest first. */
export const custodyDisputesQuerySchema = pageQuerySchema.extend({
  state: disputeStateSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  recorderSerial: recorderSerialSchema.optional(),
});

export const custodyDisputeRowSchema = z.object({
  disputeId: z.uuid(),
  custodyId: z.uuid(),
  basis: z.enum(['check_out', 'observed']),
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  /** The time of the check-out when it was disputed. */
  fromAt: z.iso.datetime(),
  untilAt: z.iso.datetime().nullable(),
  /**
   * Who entered the check-out, or changed it last before now, and for which leader. `by` null: a station's screen saw it. Null: no
   * more known, because the ledger's record of it was erased.
   */
  entered: z.object({ by: z.string().nullable(), onBehalfOf: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  reason: z.string(),
  disputedAt: z.iso.datetime(),
  state: disputeStateSchema,
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
});

export const custodyDisputesPageSchema = pageOf(custodyDisputeRowSchema);

/** POST /api/v1/custodies/:custodyId/disputes: the officer says that a check-out in his name is wrong. */
export const newCustodyDisputeSchema = z.object({ reason: reasonSchema });

/** POST /api/v1/custody-disputes/:disputeId/decision, by somebody else. */
export const disputeDecisionSchema = z.object({ decision: z.enum(['upheld', 'dismissed']), reason: reasonSchema });

export type DisputeState = z.infer<typeof disputeStateSchema>;
export type CustodyDisputesQuery = z.infer<typeof custodyDisputesQuerySchema>;
export type CustodyDisputeRow = z.infer<typeof custodyDisputeRowSchema>;
export type DisputeDecision = z.infer<typeof disputeDecisionSchema>['decision'];

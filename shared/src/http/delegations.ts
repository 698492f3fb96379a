import { z } from 'zod';
import { pageOf, pageQuerySchema } from './paging.ts';

/** `ended`: its time is over, or somebody ended it, or the leader leads the unit no more. */
const delegationStateSchema = z.enum(['coming', 'in_force', 'ended']);

/** GET /api/v1/delegations: newest first. */
export const delegationsQuerySchema = pageQuerySchema.extend({ state: delegationStateSchema.optional() });

const personSchema = z.object({ username: z.string(), officerName: z.string().nullable() });

export const delegationRowSchema = z.object({
  delegationId: z.uuid(),
  unitCode: z.string(),
  unitName: z.string(),
  leader: personSchema,
  delegate: personSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  reason: z.string(),
  state: delegationStateSchema,
  namedBy: z.string(),
  endedBy: z.string().nullable(),
});

export const delegationsPageSchema = pageOf(delegationRowSchema);

/**
 * POST /api/v1/delegations: meanwhile the delegate may act as leader of the unit. A leader names for the own unit;
 * `leader` says for whom an administrator does. The delegate is an officer of the unit or leads another one.
 */
export const newDelegationSchema = z.object({
  leader: z.string().max(64).optional(),
  delegate: z.string().max(64),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  reason: z.string().trim().min(1).max(500),
});

/** GET /api/v1/delegates: who can be named, for a leader's unit. */
export const delegatesResponseSchema = z.object({
  rows: z.array(personSchema.extend({ badgeNo: z.string().nullable(), unitName: z.string().nullable() })),
});

export type DelegationsQuery = z.infer<typeof delegationsQuerySchema>;
export type DelegationRow = z.infer<typeof delegationRowSchema>;
export type NewDelegation = z.infer<typeof newDelegationSchema>;

import { z } from 'zod';
import { pageOf, pageQuerySchema } from './paging.ts';
import { roleSchema } from './sessions.ts';

/** `ended`: its time is over, or somebody ended it, or who is away has another role or unit now. */
const delegationStateSchema = z.enum(['coming', 'in_force', 'ended']);

/** GET /api/v1/delegations: newest first. */
export const delegationsQuerySchema = pageQuerySchema.extend({ state: delegationStateSchema.optional() });

const personSchema = z.object({ username: z.string(), officerName: z.string().nullable() });

export const delegationRowSchema = z.object({
  delegationId: z.uuid(),
  /** Null where the role goes as far as no unit. */
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  leaderRole: roleSchema,
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
 * POST /api/v1/delegations: meanwhile the delegate may act with the role and the unit of `leader`. A squad leader names for
 * himself, an administrator for anybody but an officer. Who can be named: GET /api/v1/delegates.
 */
export const newDelegationSchema = z.object({
  leader: z.string().max(64).optional(),
  delegate: z.string().max(64),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
  reason: z.string().trim().min(1).max(500),
});

/** GET /api/v1/delegates: who can be named for `leader`, or for the leader of a unit. */
export const delegatesResponseSchema = z.object({
  rows: z.array(personSchema.extend({ badgeNo: z.string().nullable(), unitName: z.string().nullable() })),
});

export type DelegationsQuery = z.infer<typeof delegationsQuerySchema>;
export type DelegationRow = z.infer<typeof delegationRowSchema>;
export type NewDelegation = z.infer<typeof newDelegationSchema>;

import { z } from 'zod';
import { declineFields, delegationFields, delegationFilters, delegationStates } from '../fields/delegations.ts';
import { roleSchema } from '../http/permissions.ts';
import { filterShapeOf, shapeOf } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const personSchema = z.object({ username: z.string(), officerName: z.string().nullable() });

const delegationRowSchema = z.object({
  delegationId: z.uuid(),
  /** Null where the role goes as far as no unit. */
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  leaderRole: roleSchema,
  leader: personSchema,
  delegate: personSchema,
  startsAt: instant,
  endsAt: instant,
  reason: z.string(),
  state: z.enum(Object.keys(delegationStates) as (keyof typeof delegationStates)[]),
  namedBy: z.string(),
  endedBy: z.string().nullable(),
  /** When the stand-in accepted: before that he stands in for nobody. Null: not yet, or never. */
  acceptedAt: instant.nullable(),
  declinedAt: instant.nullable(),
  declineReason: z.string().nullable(),
  /** The stand-in is who asks, and hasn't answered. */
  isForMe: z.boolean(),
  /** Whoever asks is away by it, and may end it. */
  isOfMe: z.boolean(),
});

const newDelegationSchema = z.object({
  leader: z.string().max(64).optional(),
  delegate: z.string().max(64),
  startsAt: instant,
  endsAt: instant,
  ...shapeOf(delegationFields),
});

/** Newest first. */
export const delegationList = defineList({
  key: 'delegations',
  access: 'delegations.read',
  filters: z.object(filterShapeOf(delegationFilters)),
  row: delegationRowSchema,
});

const params = z.object({ delegationId: z.uuid() });

/**
 * Who stands in for whom (代理): from when the delegate accepted, he may act with the role and the unit of the leader, or whoever else is
 * away.
 */
export const delegations = defineResource({
  list: delegationList,
  endpoints: {
    /** A squad leader names for oneself, an administrator for anybody but an officer. */
    create: endpoint('POST delegations', {
      access: 'delegations.write',
      body: newDelegationSchema,
      answers: { 201: delegationRowSchema },
    }),
    /** Whoever leads a unit in place of its leader, who is away, stands in for him from now on, until he is back. */
    takeOver: endpoint('POST delegations/own', {
      access: 'session',
      body: z.object({ unitCode: z.string().max(20) }),
      answers: { 201: delegationRowSchema },
    }),
    /** Ends it before its time, or takes it back before it was accepted; it stays in the list. Whoever is away ends his own. */
    end: endpoint('DELETE delegations/:delegationId', { access: 'session', params, answers: { 204: z.null() } }),
    /** By the stand-in himself. */
    accept: endpoint('POST delegations/:delegationId/acceptance', {
      access: 'session',
      params,
      answers: { 204: z.null() },
    }),
    decline: endpoint('POST delegations/:delegationId/refusal', {
      access: 'session',
      params,
      body: z.object(shapeOf(declineFields)),
      answers: { 204: z.null() },
    }),
    /** Who can be named for `leader`, or for the leader of a unit; a squad leader asks about the own one. */
    delegates: endpoint('GET delegates', {
      access: 'delegations.write',
      query: z.object({ unitCode: z.string().max(20).optional(), leader: z.string().max(64).optional() }),
      answers: {
        200: z.object({
          rows: z.array(personSchema.extend({ badgeNo: z.string().nullable(), unitName: z.string().nullable() })),
        }),
      },
    }),
  },
  subject: 'delegation',
  factTypes: ['delegate_named', 'delegation_accepted', 'delegation_declined', 'delegation_ended'],
  problems: {
    acting_names_nobody: 403,
    away_decides_nothing: 403,
    leads_not_now: 409,
    not_a_leader: 422,
    not_a_delegate: 422,
    delegation_time: 422,
  },
  staleWith: [],
});

export type DelegationFilters = z.infer<typeof delegationList.filters>;
export type DelegationRow = z.input<typeof delegationRowSchema>;
export type NewDelegation = z.output<typeof newDelegationSchema>;

import { z } from 'zod';
import { evidenceExportFields } from '../fields/evidence-exports.ts';
import { outsideStandingSchema } from '../http/outside-standing.ts';
import { recordingRowSchema } from '../http/recordings.ts';
import { reasonSchema, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** More than this at once is for several requests. */
export const mostRecordingsOfRequest = 200;

/** `approved`: counts until it expires. `revoked`: ended early, by whoever may decide or by whoever asked. */
const accessRequestStateSchema = z.enum(['pending', 'approved', 'refused', 'revoked', 'expired']);

/** What an officer or a recorder recorded in a time, as far as HQ has it when the request is made. */
const footageOfSchema = z
  .object({
    badgeNo: badgeNoSchema.optional(),
    recorderSerial: recorderSerialSchema.optional(),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
  })
  .refine(({ badgeNo, recorderSerial }) => (badgeNo === undefined) !== (recorderSerial === undefined), {
    error: 'must name an officer or a recorder',
    path: ['badgeNo'],
  })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), { error: 'must end after it begins', path: ['to'] });

/** One of `recordingIds` and `footageOf`. */
const newAccessRequestSchema = z.object({
  recordingIds: z.array(recordingIdSchema).min(1).max(mostRecordingsOfRequest).optional(),
  footageOf: footageOfSchema.optional(),
  ...shapeOf(evidenceExportFields),
  /** At most `mostAccessDays` from now. */
  expiresAt: z.iso.datetime({ offset: true }),
});

const accessRequestRowSchema = z.object({
  accessRequestId: z.uuid(),
  state: accessRequestStateSchema,
  purpose: z.string(),
  requestedBy: z.string(),
  /** The leader in whose name it was asked: it is the leader's. Null: who asked asked for himself. */
  onBehalfOf: z.string().nullable(),
  /** Of the leader, if one is named. */
  requestedByUnit: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  recordings: z.int(),
  /** Whose footage it is. */
  unitNames: z.array(z.string()),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  revokedBy: z.string().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  revokeReason: z.string().nullable(),
  /** Whether it belongs to the account that asks, or to the leader for whom that one acts. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever made it, or for whom it was made: it can't decide it. */
  involved: z.boolean(),
  /** It can once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

/** `footage`: what the account may see of it now. */
const accessRequestDetailSchema = accessRequestRowSchema.extend({
  /** Of one that waits. */
  outside: outsideStandingSchema.optional(),
  footage: z.array(recordingRowSchema),
});

/** Newest first; the account's own where its role sees no more. `waiting`: those on which somebody must decide. */
export const accessRequestList = defineList({
  key: 'access-requests',
  access: 'access.read',
  filters: z.object({ waiting: z.literal('1').optional(), own: z.literal('1').optional() }),
  row: accessRequestRowSchema,
});

const params = z.object({ accessRequestId: z.uuid() });

/** Who asks to see footage of other units (调阅申请), and who lets him. */
export const accessRequests = defineResource({
  list: accessRequestList,
  endpoints: {
    read: endpoint('GET access-requests/:accessRequestId', {
      access: 'access.read',
      params,
      answers: { 200: accessRequestDetailSchema },
    }),
    create: endpoint('POST access-requests', {
      access: 'access.request',
      body: newAccessRequestSchema,
      answers: { 201: accessRequestDetailSchema },
    }),
    /** `expiresAt`: earlier than asked for, if at all. */
    decide: endpoint('POST access-requests/:accessRequestId/decision', {
      access: 'access.decide',
      params,
      body: z.object({
        decision: z.enum(['approved', 'refused']),
        reason: reasonSchema,
        expiresAt: z.iso.datetime({ offset: true }).optional(),
      }),
      answers: { 200: accessRequestDetailSchema },
    }),
    /** By whoever asked, or by whoever may decide: what was opened by it ends at once. */
    revoke: endpoint('POST access-requests/:accessRequestId/revocation', {
      access: 'access.read',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: accessRequestDetailSchema },
    }),
  },
  subject: 'access_request',
  factTypes: ['access_approved', 'access_refused', 'access_requested', 'access_revoked'],
  problems: {
    access_expiry: 422,
    access_request_needed: 403,
    nothing_to_request: 422,
    own_access_request: 403,
    several_approvals: 409,
    too_much_to_request: 422,
  },
  staleWith: ['access'],
  shows: ['outside_decision'],
});

export type AccessRequestState = z.infer<typeof accessRequestStateSchema>;
export type AccessRequestFilters = z.infer<typeof accessRequestList.filters>;
export type NewAccessRequest = z.infer<typeof newAccessRequestSchema>;
export type AccessRequestRow = z.infer<typeof accessRequestRowSchema>;
export type AccessRequestDetail = z.infer<typeof accessRequestDetailSchema>;

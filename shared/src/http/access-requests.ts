import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { purposeSchema } from './evidence-exports.ts';
import { outsideStandingSchema } from './outside-standing.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { recordingRowSchema } from './recordings.ts';

/** More than this at once is for several requests. */
export const mostRecordingsOfRequest = 200;

/** `approved`: counts until it expires. `revoked`: ended early, by whoever may decide or by whoever asked. */
export const accessRequestStateSchema = z.enum(['pending', 'approved', 'refused', 'revoked', 'expired']);

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

/** POST /api/v1/access-requests: asks to see footage of other units. One of `recordingIds` and `footageOf`. */
export const newAccessRequestSchema = z.object({
  recordingIds: z.array(recordingIdSchema).min(1).max(mostRecordingsOfRequest).optional(),
  footageOf: footageOfSchema.optional(),
  purpose: purposeSchema,
  /** At most 90 days from now. */
  expiresAt: z.iso.datetime({ offset: true }),
});

export const accessRequestRowSchema = z.object({
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

/** GET /api/v1/access-requests, newest first. `waiting`: those on which somebody must decide. */
export const accessRequestsQuerySchema = pageQuerySchema.extend({
  waiting: z.literal('1').optional(),
  own: z.literal('1').optional(),
});
export const accessRequestsPageSchema = pageOf(accessRequestRowSchema);

/** GET /api/v1/access-requests/:id. `footage`: what the account may see of it now. */
export const accessRequestDetailSchema = accessRequestRowSchema.extend({
  /** Of one that waits. */
  outside: outsideStandingSchema.optional(),
  footage: z.array(recordingRowSchema),
});

/** POST /api/v1/access-requests/:id/decision. `expiresAt`: earlier than asked for, if at all. */
export const accessDecisionSchema = z.object({
  decision: z.enum(['approved', 'refused']),
  reason: reasonSchema,
  expiresAt: z.iso.datetime({ offset: true }).optional(),
});

/** POST /api/v1/access-requests/:id/revocation: what was opened by it ends at once. */
export const accessRevocationSchema = z.object({ reason: reasonSchema });

export type AccessRequestState = z.infer<typeof accessRequestStateSchema>;
export type NewAccessRequest = z.infer<typeof newAccessRequestSchema>;
export type AccessRequestRow = z.infer<typeof accessRequestRowSchema>;
export type AccessRequestDetail = z.infer<typeof accessRequestDetailSchema>;
export type AccessDecision = z.infer<typeof accessDecisionSchema>;

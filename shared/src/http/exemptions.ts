import { z } from 'zod';
import { attachmentSchema } from '../attachments.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { findingKindSchema } from './findings.ts';
import { handlingSchema } from './handling.ts';
import { historySchema } from './history.ts';
import { outsideStandingSchema } from './outside-standing.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { reasonSchema } from './schema-of.ts';

/**
 * Why time was not recorded. An approved `state_secret` or `privacy` takes it out of what had to be recorded; the others explain
 * missing time, which still has to be. By the first edition of the rules `weather`, `urgent` and `objective` took it out, too.
 */
export const exemptionReasonSchema = z.enum([
  'fault',
  'battery',
  'storage',
  'weather',
  'state_secret',
  'privacy',
  'urgent',
  'objective',
  'station_outage',
]);

/** What an approval makes of missing time: explained and still required, or, `exemption`, out of what had to be recorded. */
export const exemptionEffectSchema = z.enum(['fault_ticket', 'station_outage', 'explained', 'exemption']);

/** Only `approved` counts. `withdrawn`: taken back, before it was decided or after it was approved. */
export const exemptionStateSchema = z.enum(['pending', 'approved', 'refused', 'withdrawn']);

/** No exemption is longer. */
const longestExemptionDays = 31;

/** POST /api/v1/exemptions: for one officer, or for everybody of a unit. */
export const newExemptionSchema = z
  .object({
    badgeNo: badgeNoSchema.optional(),
    unitCode: unitCodeSchema.optional(),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
    reasonCode: exemptionReasonSchema,
    explanation: z.string().trim().min(5).max(2000),
    /** The finding from which it was asked. */
    findingId: z.uuid().optional(),
    /** A file that the same account sent before (`POST attachments`), for this explanation alone. */
    attachmentId: z.uuid().optional(),
  })
  .refine(({ badgeNo, unitCode }) => (badgeNo === undefined) !== (unitCode === undefined), {
    error: 'must name an officer or a unit',
    path: ['badgeNo'],
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
    error: 'must end after it begins',
    path: ['endsAt'],
  })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) <= longestExemptionDays * 86_400_000, {
    error: `must be no longer than ${longestExemptionDays} days`,
    path: ['endsAt'],
  });

/** More than this is refused. */
export const mostAttachmentBytes = 10 * 1024 * 1024;

/** PUT /api/v1/exemptions/:exemptionId/attachment: the bytes themselves (application/octet-stream). What it is, they say. */
export const attachmentQuerySchema = z.object({ fileName: z.string().trim().min(1).max(200) });

export const exemptionRowSchema = z.object({
  exemptionId: z.uuid(),
  /** Exactly one of officer and unit. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  /** The unit, or the officer's. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  reasonCode: exemptionReasonSchema,
  /** By the rules that count when it begins. */
  effect: exemptionEffectSchema,
  explanation: z.string(),
  findingId: z.uuid().nullable(),
  state: exemptionStateSchema,
  askedBy: z.string(),
  /** The leader in whose name it was asked: it is the leader's. Null: who asked asked for himself. */
  onBehalfOf: z.string().nullable(),
  askedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawalReason: z.string().nullable(),
  attachment: attachmentSchema.nullable(),
  /** Whether it belongs to the account that asks, or to the leader for whom that one acts. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever made it, or for whom it was made: it can't decide it. */
  involved: z.boolean(),
  /** It can once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

/**
 * GET /api/v1/exemptions, newest first. `from` and `to`: what touches that time. `badgeNo`: what is for him, or for his whole
 * unit. `waiting`: those on which the account that asks can decide.
 */
export const exemptionsQuerySchema = pageQuerySchema.extend({
  state: exemptionStateSchema.optional(),
  reasonCode: exemptionReasonSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  findingId: z.uuid().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  waiting: z.literal('1').optional(),
  own: z.literal('1').optional(),
});
export const exemptionsPageSchema = pageOf(exemptionRowSchema);

/** An open finding about the time that is explained. */
const explainedFindingSchema = z.object({
  findingId: z.uuid(),
  kind: findingKindSchema,
  dutyDate: z.iso.date(),
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  handling: handlingSchema,
  /** It was confirmed, or an appeal waits: the data doesn't end it, somebody looks at it again. */
  stays: z.boolean(),
});

/** GET /api/v1/exemptions/:exemptionId. */
export const exemptionDetailSchema = exemptionRowSchema.extend({
  /** Of one that waits. */
  outside: outsideStandingSchema.optional(),
  /** Of one that waits: the open findings of that time that the account may see. Approved, they are looked at again. */
  findings: z.array(explainedFindingSchema).optional(),
  /** Of one that waits: the account is liable for one of them, or led then, so it doesn't decide. */
  liable: z.boolean().optional(),
  history: historySchema,
});

/** POST /api/v1/exemptions/:exemptionId/decision, by somebody else than who asked. */
export const exemptionDecisionSchema = z.object({ decision: z.enum(['approved', 'refused']), reason: reasonSchema });

/** POST /api/v1/exemptions/:exemptionId/withdrawal: by who asked, or, once approved, by who may decide. */
export const exemptionWithdrawalSchema = z.object({ reason: reasonSchema });

export type ExemptionReason = z.infer<typeof exemptionReasonSchema>;
export type ExemptionEffect = z.infer<typeof exemptionEffectSchema>;
export type ExemptionState = z.infer<typeof exemptionStateSchema>;
export type NewExemption = z.infer<typeof newExemptionSchema>;
export type ExemptionRow = z.infer<typeof exemptionRowSchema>;
export type ExemptionDetail = z.infer<typeof exemptionDetailSchema>;
export type ExemptionsQuery = z.infer<typeof exemptionsQuerySchema>;
export type ExplainedFinding = z.infer<typeof explainedFindingSchema>;
export type ExemptionDecision = z.infer<typeof exemptionDecisionSchema>;

import { z } from 'zod';
import { attachmentIdsSchema, sentAttachmentSchema } from '../attachments.ts';
import { rosterProposalFilters } from '../fields/roster-proposals.ts';
import { badgeNoSchema } from '../ids.ts';
import { groundSchema, groundsShape } from './handling.ts';
import { outsideStandingSchema } from './outside-standing.ts';
import { reasonSchema, shapeOf } from './schema-of.ts';

const textSchema = z.string().trim().min(2).max(2000);

/** POST /api/v1/findings/:findingId/answers: by the officer or a leader; any number, none is ever changed. */
export const newFindingAnswerSchema = z.object({ text: textSchema, attachmentIds: attachmentIdsSchema.optional() });

/** Why a finding is wrong. `shift_swapped`: another officer stood that duty; only whose shift it is says so, of himself. */
export const appealGroundSchema = z.enum(['other', 'shift_swapped']);

/** POST /api/v1/findings/:findingId/appeals: that it is wrong. One at a time. */
export const newAppealSchema = z
  .object({
    reason: textSchema,
    attachmentIds: attachmentIdsSchema.optional(),
    /** `other` unless said. */
    ground: appealGroundSchema.optional(),
    /** Of a swapped shift: who stood the duty instead. */
    swappedWith: badgeNoSchema.optional(),
    /** The shift of that officer that was stood in exchange; null, or left out: none was. */
    otherShiftId: z.uuid().nullable().optional(),
  })
  .refine(({ ground, swappedWith }) => (ground === 'shift_swapped') === (swappedWith !== undefined), {
    error: 'is needed of a swapped shift, and only then',
    path: ['swappedWith'],
  })
  .refine(({ ground, otherShiftId }) => ground === 'shift_swapped' || !otherShiftId, {
    error: 'is needed of a swapped shift, and only then',
    path: ['otherShiftId'],
  });

/** Why the roster's correction couldn't be proposed when an appeal was upheld. `not_proposed`: for another reason. */
export const swapHindranceSchema = z.enum([
  'shift_changed_since',
  'shift_cancelled',
  'shift_overlap',
  'officer_left',
  'on_leave',
  'not_proposed',
]);

/** A shift as it is on the roster now, as much of it as whoever swapped it needs. */
export const swappedShiftSchema = z.object({
  shiftId: z.uuid(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  dutyDate: z.iso.date(),
  dutyTypeName: z.string(),
  post: z.string(),
});

/**
 * With whom a shift was swapped, as the appeal says. Upheld, the appeal has one of `proposal`, the correction of the roster that a
 * second person decides, and `hindrance`.
 */
const appealSwapSchema = z.object({
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  shift: swappedShiftSchema,
  /** Stood in exchange; null: none was. */
  otherShift: swappedShiftSchema.nullable(),
  proposal: z.object({ rosterProposalId: z.uuid(), state: shapeOf(rosterProposalFilters).state }).nullable(),
  hindrance: swapHindranceSchema.nullable(),
});

/** `upheld`: the finding was wrong; it is set aside and says so. `dismissed`: it stands. */
export const appealStateSchema = z.enum(['pending', 'upheld', 'dismissed']);

/** POST /api/v1/appeals/:appealId/decision, by somebody else than who appealed. */
export const appealDecisionSchema = z.object({
  decision: z.enum(['upheld', 'dismissed']),
  reason: reasonSchema,
  /** Of one that is upheld. */
  ...groundsShape,
});

export const findingAnswerSchema = z.object({
  answerId: z.uuid(),
  text: z.string(),
  answeredBy: z.string(),
  /** The leader in whose name it was answered, if in any. */
  onBehalfOf: z.string().nullable(),
  answeredAt: z.iso.datetime(),
  /** After its deadline. */
  late: z.boolean(),
  attachments: z.array(sentAttachmentSchema),
});

export const appealSchema = z.object({
  appealId: z.uuid(),
  reason: z.string(),
  attachments: z.array(sentAttachmentSchema),
  /** Null: its ground is another one. */
  swap: appealSwapSchema.nullable(),
  appealedBy: z.string(),
  /** The leader in whose name it was made, if in any. */
  onBehalfOf: z.string().nullable(),
  appealedAt: z.iso.datetime(),
  state: appealStateSchema,
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  /** Why nobody is held to account, of one that was upheld by the new rules. */
  officerGround: groundSchema.nullable(),
  leaderGround: groundSchema.nullable(),
  leaderReason: z.string().nullable(),
  /** Whether the account that asks made it, or it was made for it: it can't decide it. */
  own: z.boolean(),
  /** Of one that waits. */
  outside: outsideStandingSchema.optional(),
});

export type NewFindingAnswer = z.infer<typeof newFindingAnswerSchema>;
export type NewAppeal = z.infer<typeof newAppealSchema>;
export type AppealGround = z.infer<typeof appealGroundSchema>;
export type SwapHindrance = z.infer<typeof swapHindranceSchema>;
export type SwappedShift = z.infer<typeof swappedShiftSchema>;
export type AppealSwap = z.infer<typeof appealSwapSchema>;
export type AppealState = z.infer<typeof appealStateSchema>;
export type AppealDecision = z.infer<typeof appealDecisionSchema>;

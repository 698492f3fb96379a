import { z } from 'zod';
import { reasonSchema } from './custodies.ts';
import { outsideStandingSchema } from './outside-standing.ts';

const textSchema = z.string().trim().min(2).max(2000);

/** POST /api/v1/findings/:findingId/answers: by the officer or a leader; any number, none is ever changed. */
export const newFindingAnswerSchema = z.object({ text: textSchema });

/** POST /api/v1/findings/:findingId/appeals: that it is wrong. One at a time. */
export const newAppealSchema = z.object({ reason: textSchema });

/** `upheld`: the finding was wrong; it is set aside and says so. `dismissed`: it stands. */
export const appealStateSchema = z.enum(['pending', 'upheld', 'dismissed']);

/** POST /api/v1/appeals/:appealId/decision, by somebody else than who appealed. */
export const appealDecisionSchema = z.object({ decision: z.enum(['upheld', 'dismissed']), reason: reasonSchema });

export const findingAnswerSchema = z.object({
  answerId: z.uuid(),
  text: z.string(),
  answeredBy: z.string(),
  /** The leader in whose name it was answered, if in any. */
  onBehalfOf: z.string().nullable(),
  answeredAt: z.iso.datetime(),
  /** After its deadline. */
  late: z.boolean(),
});

export const appealSchema = z.object({
  appealId: z.uuid(),
  reason: z.string(),
  appealedBy: z.string(),
  /** The leader in whose name it was made, if in any. */
  onBehalfOf: z.string().nullable(),
  appealedAt: z.iso.datetime(),
  state: appealStateSchema,
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  /** Whether the account that asks made it, or it was made for it: it can't decide it. */
  own: z.boolean(),
  /** Of one that waits. */
  outside: outsideStandingSchema.optional(),
});

export type NewFindingAnswer = z.infer<typeof newFindingAnswerSchema>;
export type NewAppeal = z.infer<typeof newAppealSchema>;
export type AppealState = z.infer<typeof appealStateSchema>;
export type AppealDecision = z.infer<typeof appealDecisionSchema>;

import { z } from 'zod';
import { reasonSchema } from './custodies.ts';

/** The brigade's numbers, each with the default that counts until somebody sets another. */
export const parametersSchema = z.object({
  /** Hours after the end of a shift by which its footage must be imported. */
  importDeadlineHours: z
    .number()
    .min(1)
    .max(24 * 30)
    .default(24),
  /** Two recordings no further apart than this are one; a longer hole is a gap. */
  joinToleranceMs: z.int().min(0).max(60_000).default(1000),
  /** Missing time in a shift, in sum, above which it is a finding. */
  coverageGapMs: z.int().min(0).max(3_600_000).default(60_000),
  /** Of what had to be recorded, the part below which it is a finding of its own. */
  minCoverageShare: z.number().min(0).max(1).default(0.9),
  /** So many on-the-spot penalties by one officer within so many minutes are a burst. */
  burstTickets: z.int().min(2).max(100).default(3),
  burstMinutes: z.int().min(1).max(240).default(10),
  /** A recording shorter than this is very short. */
  shortClipMs: z.int().min(0).max(600_000).default(5000),
  /** Minutes before and after a shift or an activity in which footage still belongs to it: checking the recorder, bringing it back. */
  outsideDutyMinutes: z.int().min(0).max(720).default(30),
  /** A recorder's clock that is certainly further off than this is a finding. */
  clockDriftMs: z.int().min(1000).max(86_400_000).default(60_000),
  /** Minutes without a station after which that is an outage. */
  outageMinutes: z.int().min(1).max(1440).default(10),
  /** Working days after a finding was told within which it is to be answered; a later answer is kept and is late. */
  answerDays: z.int().min(1).max(60).default(3),
  /** Working days after an officer saw a decision within which it can be appealed against. */
  appealDays: z.int().min(1).max(180).default(15),
  /** How much of an item's footage a reviewer has to play before the review can be submitted. */
  minWatchedShare: z.number().min(0).max(1).default(0.5),
  /** A change of the roster in the past counts only when a second person agrees. */
  pastEditsSecondPerson: z.boolean().default(true),
  /** Whether shifts that began without a check of their recorder are listed. */
  preShiftCheckRequired: z.enum(['off', 'listed']).default('listed'),
  /** So many of the posts that are drawn each day are to be visited by inspectors. */
  visitsPerDay: z.int().min(0).max(50).default(3),
  /** Whether cards are erased once HQ has everything: not at all, only told what would be, or really. */
  eraseMode: z.enum(['off', 'dry_run', 'on']).default('off'),
  /** A second person has to agree before a file goes that HQ doesn't have whole. */
  eraseSecondPerson: z.boolean().default(true),
  /** Months for which no recording can be deleted, whatever its category. */
  retentionFloorMonths: z.int().min(6).max(120).default(6),
  /** Days for which a file of exported footage can be downloaded. */
  exportDays: z.int().min(1).max(90).default(7),
  /** Days within which every stored recording is read again. */
  walkDays: z.int().min(1).max(365).default(30),
  /** How many digits the code of a new unit has; 0: any letters, digits and -, up to 20. */
  unitCodeDigits: z.int().min(0).max(20).default(0),
  /** How many levels of units there may be. */
  unitLevels: z.int().min(1).max(10).default(5),
  /** No bulletin of a period that begins before this date; empty: from the first duty on. */
  bulletinsFrom: z.union([z.literal(''), z.iso.date()]).default(''),
  /** The day (1: Monday) and the local time of the weekly cut-off of bulletins; the monthly one is at this time of the first working day. */
  bulletinWeekday: z.int().min(1).max(7).default(5),
  bulletinTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time from 00:00 to 23:59')
    .default('08:00'),
  /** Working days after the sealing of a bulletin by which units confirm and answer it. */
  bulletinAnswerDays: z.int().min(1).max(30).default(3),
  /** Working days before the cut-off by which a person has to have seen a decision, so that a bulletin names him for it. */
  criticismSeenDays: z.int().min(0).max(30).default(3),
  /** So many confirmed findings of one person in a period are criticised by name. */
  criticismFindings: z.int().min(2).max(50).default(3),
  /** The part of answers in time below which a unit is criticised. */
  criticismAnswerShare: z.number().min(0).max(1).default(0.8),
  /** So many full duty days in a week are commended; in a month, four times as many. */
  commendationDays: z.int().min(1).max(31).default(4),
  /** What stands before the number of a bulletin (发文机关代字). */
  bulletinPrefix: z.string().trim().max(30).default(''),
  /** Minutes before a training session from which one can sign in to it. */
  trainingSignInMinutes: z.int().min(0).max(240).default(30),
  /** Whether those who attended answer the questions of the study pack. */
  trainingQuestions: z.boolean().default(false),
  /** Days after a violation was confirmed within which another one by the same person is a re-offence. */
  reOffenceDays: z.int().min(1).max(365).default(90),
  /** Days before and after a training session whose confirmed findings are compared. */
  trainingEffectDays: z.int().min(7).max(180).default(28),
});

/** GET /api/v1/parameters. `version` is 0 while the defaults count. */
export const parametersResponseSchema = z.object({
  version: z.int(),
  parameters: parametersSchema,
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});

/** PUT /api/v1/parameters. `version` is the one that was changed: if another came in between, it is refused. */
export const parametersChangeSchema = z.object({
  version: z.int(),
  parameters: parametersSchema.required(),
  reason: reasonSchema,
});

export type Parameters = z.infer<typeof parametersSchema>;
export type ParametersResponse = z.infer<typeof parametersResponseSchema>;
export type ParametersChange = z.infer<typeof parametersChangeSchema>;

import { z } from 'zod';
import { planSchema } from '../draw/plan.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { defineWholeList } from './list.ts';
import { defineResource } from './resource.ts';

/**
 * On which weekdays (1: Monday) a draw closes, and at which time of day. `leastMinutes`: between its announcement and its close lie at
 * least so many.
 */
export const drawScheduleSchema = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time from 00:00 to 23:59'),
  leastMinutes: z.int().min(5).max(1440).default(60),
});

const drawPlanRowSchema = z.object({
  version: z.int(),
  plan: planSchema,
  schedule: drawScheduleSchema,
  reason: z.string(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
  /** The first draw for which it is fixed; null: none yet. */
  firstDraw: z.int().nullable(),
});

/** `version` of the plan is given by HQ: the next one. */
const newDrawPlanSchema = z.object({
  plan: z.strictObject({ turn: planSchema.shape.turn, strata: planSchema.shape.strata }),
  schedule: drawScheduleSchema,
  reason: reasonSchema,
});

export const drawPlanList = defineWholeList({
  key: 'draw-plans',
  access: 'checks.read',
  row: drawPlanRowSchema,
});

/**
 * By which plan footage is drawn (抽查方案): strata in their order, ratios, minimums, caps. A new version counts from the draw that is
 * fixed next; the first one begins the chain of draws.
 */
export const drawPlans = defineResource({
  list: drawPlanList,
  endpoints: {
    create: endpoint('POST draw-plans', {
      access: 'checks.plan',
      body: newDrawPlanSchema,
      answers: { 201: drawPlanRowSchema },
    }),
  },
  subject: 'draw_plan',
  factTypes: ['draw_plan_set'],
  problems: { plan_refused: 400, ledger_to_recover: 503 },
  staleWith: ['duty'],
});

export type DrawSchedule = z.infer<typeof drawScheduleSchema>;
export type DrawPlanRow = z.infer<typeof drawPlanRowSchema>;
export type NewDrawPlan = z.infer<typeof newDrawPlanSchema>;

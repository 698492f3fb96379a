import { z } from 'zod';
import { planSchema } from '../draw/plan.ts';
import { reasonSchema } from '../http/custodies.ts';
import { endpoint } from './endpoint.ts';
import { defineWholeList } from './list.ts';
import { defineResource } from './resource.ts';

/** On which weekdays (1: Monday) a draw closes, and at which time of day. */
const drawScheduleSchema = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time from 00:00 to 23:59'),
});

const checkPlanRowSchema = z.object({
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
const newCheckPlanSchema = z.object({
  plan: z.strictObject({ turn: planSchema.shape.turn, strata: planSchema.shape.strata }),
  schedule: drawScheduleSchema,
  reason: reasonSchema,
});

export const checkPlanList = defineWholeList({
  key: 'check-plans',
  access: 'checks.read',
  row: checkPlanRowSchema,
});

/**
 * By which plan footage is drawn (抽查方案): strata in their order, ratios, minimums, caps. A new version counts from the draw that is
 * fixed next; the first one begins the chain of draws.
 */
export const checkPlans = defineResource({
  list: checkPlanList,
  endpoints: {
    create: endpoint('POST check-plans', {
      access: 'checks.plan',
      body: newCheckPlanSchema,
      answers: { 201: checkPlanRowSchema },
    }),
  },
  subject: 'check_plan',
  factTypes: ['check_plan_set'],
  problems: { plan_refused: 400 },
  staleWith: ['duty'],
});

export type DrawSchedule = z.infer<typeof drawScheduleSchema>;
export type CheckPlanRow = z.infer<typeof checkPlanRowSchema>;
export type NewCheckPlan = z.infer<typeof newCheckPlanSchema>;

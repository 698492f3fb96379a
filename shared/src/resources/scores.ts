import { z } from 'zod';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { monthSchema } from './officer-file.ts';
import { rectificationList } from './rectifications.ts';
import { defineResource } from './resource.ts';

/** The score of an officer, or of a unit, in one month. Points are in tenths. */
const scoreRowSchema = z.object({
  month: monthSchema,
  /** Null: the row is of the unit. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  /** Of an officer: where he belonged when the month ended. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  /** Null: not rated, for too few days on duty, or because nobody of the unit is rated. */
  scoreTenths: z.int().nullable(),
  /** What the findings of the month cost. Of a unit: late answers and overdue rectifications. */
  lostTenths: z.int(),
  /** Days on which a shift began; of a unit the sum of its rated officers. */
  dutyDays: z.int(),
  /** Of a unit: how many of its officers are rated; null: the row is of an officer. */
  ratedOfficers: z.int().nullable(),
  /** Findings that cost something, were excused, or aren't decided yet. */
  confirmed: z.int(),
  excused: z.int(),
  undecided: z.int(),
  /** When the last decision came that changed the month after its end; null: none did. */
  changedAt: z.iso.datetime().nullable(),
});

const scoreFiltersSchema = z.object({
  /** This month when left out. */
  month: monthSchema.optional(),
  by: z.enum(['officer', 'unit']).default('officer'),
  unitCode: unitCodeSchema.optional(),
  rated: z.enum(['yes', 'no']).optional(),
  /** Scores of at least `from`, and of less than `below`, in points. */
  from: z.coerce.number().int().min(0).max(100).optional(),
  below: z.coerce.number().int().min(1).max(100).optional(),
  /** By badge number, or by unit; lowest or highest score first, those not rated last. */
  sort: z.enum(['badgeNo', 'score', '-score']).default('badgeNo'),
});

export const scoreList = defineList({
  key: 'scores',
  access: 'scores.read',
  filters: scoreFiltersSchema,
  row: scoreRowSchema,
});

/** By which rules a month is scored. */
const scoredBySchema = z.object({ version: z.int(), fromMonth: monthSchema, minDutyDays: z.int() });

/** A finding, and what it costs the officer. */
const costSchema = z.object({
  findingId: z.uuid(),
  /** What was decided; of an undecided one what it says now. */
  kind: findingKindSchema,
  violationClass: violationClassSchema.nullable(),
  dutyDate: z.iso.date(),
  outcome: z.enum(['confirmed', 'excused', 'undecided', 'unfounded']),
  /** What it would cost alone, and what it costs. */
  fullTenths: z.int(),
  tenths: z.int(),
  /** `cap`: others of its group cost all that the group may. `floor`: nothing was left. */
  limit: z.enum(['cap', 'floor']).nullable(),
  /** Until when it is to be answered. */
  answerDueOn: z.iso.date(),
  /** When what was decided came to count; null: nothing was. */
  decidedAt: z.iso.datetime().nullable(),
  /** It was decided, or decided anew, after the month had ended. */
  late: z.boolean(),
  /** Faults of reviews that became it (`joined` false) or say the same. `itemName` null: an item that HQ brings along. */
  faults: z.array(
    z.object({
      reviewId: z.uuid(),
      itemKey: z.string(),
      itemName: z.string().nullable(),
      deduction: z.int(),
      joined: z.boolean(),
    }),
  ),
  /** Field inspections that became it or say the same. */
  inspections: z.array(z.object({ inspectionId: z.uuid(), joined: z.boolean() })),
});

const officerScoreSchema = z.object({ ...scoreRowSchema.shape, scoredBy: scoredBySchema, costs: z.array(costSchema) });

const unitScoreSchema = z.object({
  ...scoreRowSchema.shape,
  scoredBy: scoredBySchema,
  /** Of its rated officers, weighted by their days on duty. */
  meanTenths: z.int().nullable(),
  lateTenths: z.int(),
  overdueTenths: z.int(),
  /** Its findings that were answered late, or not at all. */
  lateAnswers: z.array(z.object({ findingId: z.uuid(), kind: findingKindSchema, dutyDate: z.iso.date() })),
  overdueRectifications: z.array(
    z.object({
      ...rectificationList.row.pick({ rectificationId: true, number: true, findingId: true, dueOn: true }).shape,
    }),
  ),
});

const summarySchema = z.object({
  month: monthSchema,
  scoredBy: scoredBySchema,
  /** Best first; each from `from` points up to `below`, excluded (null: up to 100). */
  bands: z.array(z.object({ from: z.int(), below: z.int().nullable(), officers: z.int() })),
  notRated: z.int(),
});

/** Scores (考核得分) of officers and units, month by month. Nothing is stored of them: they are computed at each request. */
export const scores = defineResource({
  list: scoreList,
  endpoints: {
    read: endpoint('GET scores/:badgeNo', {
      access: 'scores.read',
      params: z.object({ badgeNo: badgeNoSchema }),
      query: z.object({ month: monthSchema.optional() }),
      answers: { 200: officerScoreSchema },
    }),
    unit: endpoint('GET scores/units/:unitCode', {
      access: 'scores.read',
      params: z.object({ unitCode: unitCodeSchema }),
      query: z.object({ month: monthSchema.optional() }),
      answers: { 200: unitScoreSchema },
    }),
    /** How the scores in sight are spread. */
    summary: endpoint('GET scores/months/:month', {
      access: 'scores.read',
      params: z.object({ month: monthSchema }),
      query: z.object({ unitCode: unitCodeSchema.optional() }),
      answers: { 200: summarySchema },
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: ['findings', 'duty'],
});

export type ScoreRow = z.infer<typeof scoreRowSchema>;
export type ScoreFilters = z.infer<typeof scoreFiltersSchema>;
export type ScoredBy = z.infer<typeof scoredBySchema>;
export type ScoreCost = z.infer<typeof costSchema>;
export type OfficerScoreDetail = z.infer<typeof officerScoreSchema>;
export type UnitScoreDetail = z.infer<typeof unitScoreSchema>;
export type ScoreSummary = z.infer<typeof summarySchema>;

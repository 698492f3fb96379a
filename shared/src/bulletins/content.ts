import { z } from 'zod';
import { itemKindSchema } from '../draw/plan.ts';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';
import { sha256HexSchema, stationIdSchema, unitCodeSchema } from '../ids.ts';
import { metrics } from '../metrics/formulas.ts';

// What a bulletin says. It follows from its input alone (`composeContent`), names nobody, and is sealed as it is. People's own words
// stand in `BulletinTexts`. A later format adds parts; what was sealed in an older one is read by its own number for ever.

const bulletinKinds = ['weekly', 'monthly'] as const;
export const bulletinKindSchema = z.enum(bulletinKinds);

/** Local dates; `to` is the last one. */
export const periodSchema = z.strictObject({ from: z.iso.date(), to: z.iso.date() });

/** A person, numbered within one bulletin: `p1`, in the order of badge numbers. Who that is stands apart, and can be erased. */
export const personSchema = z.string().regex(/^p[1-9]\d{0,5}$/);

const metricSchema = z.enum(metrics);

/** A part of a whole, in pieces or in milliseconds; `denominator` 0: there is no share. */
const valueSchema = z.strictObject({ numerator: z.int(), denominator: z.int() });

/** `before`: of the period before, as it was known at the same cut-off. */
const figureSchema = z.strictObject({ metric: metricSchema, now: valueSchema, before: valueSchema });
const figuresSchema = z.array(figureSchema);

/** Null: what belongs to no unit. */
const unitOfRow = unitCodeSchema.nullable();

const problemSchema = z.strictObject({
  violationClass: violationClassSchema.nullable(),
  kind: findingKindSchema,
  unitCode: unitOfRow,
  /** Told within the period; the other four add up to it, as it stood at the cut-off. */
  told: z.int(),
  open: z.int(),
  confirmed: z.int(),
  excused: z.int(),
  /** Unfounded, set aside, or closed by the data. */
  unfounded: z.int(),
  findingIds: z.array(z.uuid()),
});

const stratumSchema = z.strictObject({
  key: z.string(),
  /** As the plan prescribes. */
  perMille: z.int(),
  minimum: z.int(),
  cap: z.int().nullable(),
  size: z.int(),
  drawn: z.int(),
  capped: z.boolean(),
  done: z.int(),
  passed: z.int(),
  skipped: z.int(),
});

const drawSchema = z.strictObject({
  draw: z.int(),
  /** `void`: it didn't end in time. */
  state: z.enum(['finished', 'void']),
  planVersion: z.int(),
  finishedAt: z.iso.datetime(),
  population: z.int(),
  /** Stations that were asked and heard. */
  asked: z.int(),
  heard: z.int(),
  turns: z.int(),
  seed: sha256HexSchema.nullable(),
  root: sha256HexSchema.nullable(),
  strata: z.array(stratumSchema),
  skips: z.array(z.strictObject({ kind: itemKindSchema, item: z.uuid(), reason: z.string() })),
});

const criticismRuleSchema = z.enum(['named_by_case', 'confirmed_deletion', 'repeated_findings']);
const unitCriticismRuleSchema = z.enum(['answers_late', 'rectification_overdue', 'slips']);
const commendationRuleSchema = z.enum(['full_record', 'unit_improved']);

/** Who is proposed to be named, and by which rule. `key` is how people take it off: rule and person or unit. */
const criticismSchema = z.strictObject({
  key: z.string(),
  rule: criticismRuleSchema,
  person: personSchema,
  unitCode: unitOfRow,
  violationClass: violationClassSchema.nullable(),
  /** The decisions it rests on, each seen three working days or more before the cut-off, with no appeal waiting. */
  decisions: z.array(
    z.strictObject({
      findingId: z.uuid(),
      kind: findingKindSchema,
      dutyDate: z.iso.date(),
      decidedAt: z.iso.datetime(),
      seenAt: z.iso.datetime(),
    }),
  ),
  /** The accountability case that decided to criticise by name. */
  caseId: z.uuid().nullable(),
});

const unitCriticismSchema = z.strictObject({
  key: z.string(),
  rule: unitCriticismRuleSchema,
  unitCode: unitCodeSchema,
  /** What the rule counted, and its limit. */
  counted: z.int(),
  limit: z.int(),
  metric: metricSchema.nullable(),
});

const commendationSchema = z.strictObject({
  key: z.string(),
  rule: commendationRuleSchema,
  person: personSchema.nullable(),
  unitCode: unitOfRow,
  metric: metricSchema.nullable(),
  now: valueSchema,
  before: valueSchema.nullable(),
});

const rectificationSchema = z.strictObject({
  unitCode: unitOfRow,
  ordered: z.int(),
  done: z.int(),
  /** Past its date at the cut-off, whenever it was ordered. */
  overdue: z.int(),
  rectificationIds: z.array(z.uuid()),
});

/** A fact of the ledger between the last cut-off and this one that changed rules, calendar, parameters or the past. */
const changeSchema = z.strictObject({
  at: z.iso.datetime(),
  /** Its leaf; null: none yet. */
  leaf: z.int().nullable(),
  type: z.string(),
  /** Without persons: a fact about an officer says only whose unit's. */
  subject: z.string().nullable(),
  unitCode: unitOfRow,
});

const missingGuaranteeSchema = z.strictObject({ guarantee: z.string(), since: z.iso.datetime().nullable() });

const outageSchema = z.strictObject({
  stationId: stationIdSchema,
  unitCode: unitCodeSchema,
  from: z.iso.datetime(),
  /** Null: it still lasts. */
  to: z.iso.datetime().nullable(),
});

/** How an issue is called: `〔2026〕第48期` of its kind. */
export const issueSchema = z.strictObject({ kind: bulletinKindSchema, year: z.int(), number: z.int() });

/** A figure of a sealed issue that comes out otherwise by what is known now. */
const correctionSchema = z.strictObject({
  issue: issueSchema,
  period: periodSchema,
  metric: metricSchema,
  /** Null: the brigade as a whole. */
  unitCode: unitCodeSchema.nullable(),
  /** As the issue, or the last correction of it, has it. */
  was: valueSchema,
  is: valueSchema,
  /** Rows that came, went, or say something else now. */
  why: z.strictObject({ added: z.int(), removed: z.int(), changed: z.int() }),
});

/** Somebody or a unit that an earlier issue named, and that isn't to be named by what is known now. */
const clearedSchema = z.strictObject({
  issue: issueSchema,
  /** Of the criticism there. */
  key: z.string(),
  rule: criticismRuleSchema,
  /** Null: he asked not to be named again. */
  person: personSchema.nullable(),
  unitCode: unitOfRow,
  why: z.enum(['appeal_upheld', 'unfounded', 'excused', 'reopened', 'corrected']),
});

const receiptSchema = z.strictObject({
  issue: issueSchema,
  dueOn: z.iso.date(),
  units: z.array(unitCodeSchema),
  confirmed: z.array(unitCodeSchema),
  answered: z.array(unitCodeSchema),
});

const trendSchema = z.strictObject({
  metric: metricSchema,
  periods: z.array(periodSchema),
  total: z.array(valueSchema),
  units: z.array(z.strictObject({ unitCode: unitOfRow, points: z.array(valueSchema) })),
});

/** Sessions that were signed off within the month, by the unit of each who had to attend, and what was confirmed again. Nobody is named. */
const trainingSchema = z.strictObject({
  units: z.array(
    z.strictObject({
      unitCode: unitOfRow,
      sessions: z.int(),
      /** `present`, `excused` and `missed` add up to it. */
      expected: z.int(),
      present: z.int(),
      excused: z.int(),
      missed: z.int(),
      /** Of those who weren't present. */
      madeUp: z.int(),
    }),
  ),
  /** Confirmed within the month. Each finding stands once. */
  reOffences: z.array(
    z.strictObject({
      unitCode: unitOfRow,
      violationClass: violationClassSchema,
      taught: z.enum(['attended', 'missed', 'not_taught']),
      findingIds: z.array(z.uuid()),
    }),
  ),
});

/** What a monthly review has beside. */
const monthlySchema = z.strictObject({
  /** Six months, this one last. */
  trends: z.array(trendSchema),
  scores: z.strictObject({
    rulesVersion: z.int(),
    units: z.array(
      z.strictObject({ unitCode: unitCodeSchema, scoreTenths: z.int().nullable(), ratedOfficers: z.int() }),
    ),
    bands: z.array(z.strictObject({ from: z.int(), below: z.int().nullable(), officers: z.int() })),
    notRated: z.int(),
  }),
  /** Since format 2. */
  training: trainingSchema.optional(),
});

const campaignSchema = z.strictObject({ campaignId: z.uuid(), name: z.string(), figures: figuresSchema });

export const bulletinContentSchema = z.strictObject({
  type: z.literal('rollcall-bulletin'),
  format: z.literal([1, 2]),
  kind: bulletinKindSchema,
  brigade: z.string(),
  period: periodSchema,
  before: periodSchema,
  /** What became known later isn't in it, unless HQ read it late: see `takenAt`. */
  cutOff: z.iso.datetime(),
  /** When HQ read it. Later than the cut-off by minutes if HQ ran then. */
  takenAt: z.iso.datetime(),
  /** The units of the brigade at the cut-off, and those that a row names. */
  units: z.array(
    z.strictObject({ unitCode: unitCodeSchema, name: z.string(), kind: z.enum(['brigade', 'squad', 'section']) }),
  ),
  /** By unit: squads and sections add up to the whole. */
  overview: z.strictObject({
    total: figuresSchema,
    units: z.array(z.strictObject({ unitCode: unitOfRow, figures: figuresSchema })),
  }),
  campaigns: z.array(campaignSchema),
  problems: z.array(problemSchema),
  checks: z.strictObject({
    draws: z.array(drawSchema),
    inspections: z.strictObject({ done: z.int(), faults: z.int() }),
  }),
  criticism: z.strictObject({ persons: z.array(criticismSchema), units: z.array(unitCriticismSchema) }),
  commendation: z.array(commendationSchema),
  rectifications: z.array(rectificationSchema),
  changes: z.array(changeSchema),
  missingGuarantees: z.array(missingGuaranteeSchema),
  outages: z.array(outageSchema),
  corrections: z.array(correctionSchema),
  cleared: z.array(clearedSchema),
  receipts: z.array(receiptSchema),
  monthly: monthlySchema.nullable(),
});

/** What people add. They can't touch a number. */
export const bulletinTextsSchema = z.strictObject({
  /** A comment to a part, by its name in the content, and one to the whole. */
  comments: z.array(
    z.strictObject({
      part: z.enum(['overview', 'problems', 'checks', 'criticism', 'commendation', 'rectifications', 'corrections']),
      text: z.string().trim().min(1).max(4000),
    }),
  ),
  /** What is asked of the units, by when; no unit: of all. */
  requirements: z.array(
    z.strictObject({ units: z.array(unitCodeSchema), text: z.string().trim().min(1).max(2000), dueOn: z.iso.date() }),
  ),
  /** Criticism or commendation that was taken off, by its key. The reason is sealed with it. */
  takenOff: z.array(z.strictObject({ key: z.string(), reason: z.string().trim().min(1).max(1000) })),
});

/** What is sealed as one file, `bulletin.json`. */
export const sealedBulletinSchema = z.strictObject({ content: bulletinContentSchema, texts: bulletinTextsSchema });

export type BulletinKind = z.infer<typeof bulletinKindSchema>;
export type BulletinContent = z.infer<typeof bulletinContentSchema>;
export type BulletinTexts = z.infer<typeof bulletinTextsSchema>;
export type SealedBulletin = z.infer<typeof sealedBulletinSchema>;
export type Issue = z.infer<typeof issueSchema>;
export type Figure = z.infer<typeof figureSchema>;

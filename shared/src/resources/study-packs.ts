import { z } from 'zod';
import { bulletinKindSchema } from '../bulletins/content.ts';
import { violationClassSchema } from '../http/findings.ts';
import { historySchema } from '../http/history.ts';
import { metrics } from '../metrics/formulas.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';
import { caseStripSchema, caseWithdrawalSchema } from './training-cases.ts';

/** A short question at the end of a session; `right` counts from 0. */
const questionSchema = z
  .object({
    text: z.string().trim().min(2).max(200),
    options: z.array(z.string().trim().min(1).max(100)).min(2).max(5),
    right: z.int().min(0).max(4),
  })
  .refine(({ options, right }) => right < options.length, { path: ['right'], error: 'must be one of the options' });

const packRowSchema = z.object({
  packId: z.uuid(),
  title: z.string(),
  /** The sealed bulletin that it was made of. */
  bulletinId: z.uuid(),
  kind: bulletinKindSchema,
  year: z.int(),
  number: z.int(),
  from: z.iso.date(),
  to: z.iso.date(),
  cases: z.int(),
  questions: z.int(),
  /** Sessions that use it, cancelled ones left out. */
  sessions: z.int(),
  createdAt: z.iso.datetime(),
});

const valueSchema = z.object({ numerator: z.int(), denominator: z.int() });

/**
 * What is shown, one after the other. It holds no unit below the brigade: beside a case of the week, figures by unit would say whose
 * case it is. They stand in the bulletin.
 */
const slideSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('title'), title: z.string(), brigade: z.string() }),
  z.object({
    kind: z.literal('figures'),
    figures: z.array(z.object({ metric: z.enum(metrics), now: valueSchema, before: valueSchema })),
  }),
  z.object({
    kind: z.literal('problems'),
    /** Those of the whole brigade that fall under a violation, the most frequent first. */
    problems: z.array(z.object({ violationClass: violationClassSchema, told: z.int(), confirmed: z.int() })),
  }),
  z.object({
    kind: z.literal('case'),
    caseId: z.uuid(),
    caseNo: z.int(),
    title: z.string(),
    violationClass: violationClassSchema,
    text: z.string(),
    strip: caseStripSchema.nullable(),
    rule: z.string(),
    advice: z.string(),
    source: z.string().nullable(),
  }),
  /** In place of a case that left the library: nothing of it is shown any more. */
  z.object({ kind: z.literal('case_withdrawn'), caseNo: z.int(), why: caseWithdrawalSchema, at: z.iso.datetime() }),
  z.object({ kind: z.literal('advice'), lines: z.array(z.string()) }),
  z.object({
    kind: z.literal('questions'),
    questions: z.array(z.object({ text: z.string(), options: z.array(z.string()) })),
  }),
]);

const packDetailSchema = packRowSchema.extend({
  version: z.int(),
  caseIds: z.array(z.uuid()),
  /** What is asked of everybody, a line each. */
  advice: z.string(),
  /** For those who plan training; others see them among the slides. */
  questionsWithAnswers: z.array(questionSchema).nullable(),
  slides: z.array(slideSchema),
  /** A session with it was signed off: it stays as it was shown. */
  fixed: z.boolean(),
  may: z.object({ write: z.boolean() }),
  history: historySchema,
});

const params = z.object({ packId: z.uuid() });

export const studyPackList = defineList({
  key: 'study-packs',
  access: 'training.read',
  filters: z.object({ kind: bulletinKindSchema.optional() }),
  row: packRowSchema,
});

/** Study packs (学习材料): what is shown on Monday. HQ makes one of each weekly bulletin when it is sealed. Newest first. */
export const studyPacks = defineResource({
  list: studyPackList,
  endpoints: {
    read: endpoint('GET study-packs/:packId', {
      access: 'training.read',
      params,
      answers: { 200: packDetailSchema },
    }),
    /** Of a sealed bulletin that has none yet. */
    create: endpoint('POST study-packs', {
      access: 'training.plan',
      body: z.object({ bulletinId: z.uuid() }),
      answers: { 201: packDetailSchema },
    }),
    write: endpoint('PUT study-packs/:packId', {
      access: 'training.cases',
      params,
      body: z.object({
        version: z.int(),
        title: z.string().trim().min(2).max(60),
        caseIds: z.array(z.uuid()).max(20),
        advice: z.string().trim().max(2000),
        questions: z.array(questionSchema).max(5),
      }),
      answers: { 200: packDetailSchema },
    }),
  },
  subject: 'study_pack',
  factTypes: ['study_pack_made', 'study_pack_changed'],
  problems: {
    pack_changed: 409,
    pack_fixed: 409,
    pack_of_bulletin: 409,
    pack_bulletin_not_sealed: 409,
    pack_case_withdrawn: 409,
    pack_names: 422,
  },
  // A case leaves with the finding that it rests on.
  staleWith: ['duty', 'findings'],
});

export type StudyPackRow = z.infer<typeof packRowSchema>;
export type StudyPackDetail = z.infer<typeof packDetailSchema>;
export type StudyPackFilters = z.output<typeof studyPackList.filters>;
export type Slide = z.infer<typeof slideSchema>;
export type StudyQuestion = z.infer<typeof questionSchema>;

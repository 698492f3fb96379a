import { z } from 'zod';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';
import { historySchema } from '../http/history.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** `own`: made of a finding of this brigade. `imported`: somebody else's. */
const caseOriginSchema = z.enum(['own', 'imported']);

/** Why a case left the library: what it rests on is no longer so, is being looked at again, or somebody took it out. */
const caseWithdrawalSchema = z.enum(['finding_set_aside', 'finding_reopened', 'by_person']);

const minuteSchema = z.int().min(0).max(10_000);

/** What was recorded of a duty, in minutes from its start: no date, no time of day. */
const caseStripSchema = z.object({
  minutes: minuteSchema.min(1),
  parts: z
    .array(z.object({ from: minuteSchema, to: minuteSchema, kind: z.enum(['recorded', 'missing', 'excused']) }))
    .max(200),
});

/** What people write. Whatever tells of a person, a badge, a plate, a recorder or a unit is refused. */
const caseTextsSchema = z.object({
  title: z.string().trim().min(2).max(60),
  violationClass: violationClassSchema,
  /** What happened. */
  text: z.string().trim().min(2).max(4000),
  /** The rule that applies. */
  rule: z.string().trim().min(2).max(1000),
  /** What to do. */
  advice: z.string().trim().min(2).max(1000),
});

/** Of a case that left the library, only those who write cases see the texts, the source and the reason; for others they are empty. */
const trainingCaseRowSchema = z.object({
  caseId: z.uuid(),
  title: z.string(),
  violationClass: violationClassSchema,
  text: z.string(),
  rule: z.string(),
  advice: z.string(),
  /** As people call it: case 12. */
  caseNo: z.int(),
  origin: caseOriginSchema,
  /** Of imported ones: where it comes from. */
  source: z.string().nullable(),
  /** Null: it is in the library. */
  withdrawn: z.object({ why: caseWithdrawalSchema, reason: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  createdAt: z.iso.datetime(),
});

const trainingCaseDetailSchema = trainingCaseRowSchema.extend({
  strip: caseStripSchema.nullable(),
  version: z.int(),
  /** For those who write cases only: what it was made of. */
  findingId: z.uuid().nullable(),
  /** For them only, too. */
  createdBy: z.string().nullable(),
  /** How many study packs show it. */
  packs: z.int(),
  may: z.object({ write: z.boolean() }),
  /** For those who write cases only. */
  history: historySchema,
});

/** A closed finding that was confirmed and that no case was made of. */
const candidateSchema = z.object({
  findingId: z.uuid(),
  kind: findingKindSchema,
  violationClass: violationClassSchema,
  dutyDate: z.iso.date(),
  unitName: z.string().nullable(),
  closedAt: z.iso.datetime(),
});

/** What HQ proposes to write about a finding: without whom, where, which recorder, and when. */
const caseProposalSchema = caseTextsSchema.extend({ strip: caseStripSchema.nullable() });

const sourceSchema = z.string().trim().min(2).max(200);

const params = z.object({ caseId: z.uuid() });
const answers = { 200: trainingCaseDetailSchema };

export const trainingCaseList = defineList({
  key: 'training-cases',
  access: 'training.read',
  filters: z.object({
    violationClass: violationClassSchema.optional(),
    origin: caseOriginSchema.optional(),
    /** `true`: only those that left the library; left out: only those in it. */
    withdrawn: z.stringbool().optional(),
    /** In title, text, rule and source. */
    search: z.string().trim().min(1).max(60).optional(),
  }),
  row: trainingCaseRowSchema,
});

/** The case library (案例库): what happened here and elsewhere, told so that nobody is known by it. Newest first. */
export const trainingCases = defineResource({
  list: trainingCaseList,
  endpoints: {
    read: endpoint('GET training-cases/:caseId', { access: 'training.read', params, answers }),
    /** The newest fifty. */
    candidates: endpoint('GET training-cases/candidates', {
      access: 'training.cases',
      answers: { 200: z.object({ rows: z.array(candidateSchema) }) },
    }),
    propose: endpoint('GET training-cases/proposals/:findingId', {
      access: 'training.cases',
      params: z.object({ findingId: z.uuid() }),
      query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
      answers: { 200: caseProposalSchema },
    }),
    /** From a finding: its strip follows from it, and its violation is the one that was confirmed. `source`: of somebody else's case. */
    create: endpoint('POST training-cases', {
      access: 'training.cases',
      body: caseTextsSchema
        .extend({
          findingId: z.uuid().optional(),
          source: sourceSchema.optional(),
        })
        .refine(({ findingId, source }) => (findingId === undefined) !== (source === undefined), {
          path: ['source'],
          error: 'is needed of a case from elsewhere, and only then',
        }),
      answers: { 201: trainingCaseDetailSchema },
    }),
    /** Of a case of a finding the violation stays, or becomes, the one that was confirmed. */
    change: endpoint('PATCH training-cases/:caseId', {
      access: 'training.cases',
      params,
      body: caseTextsSchema.partial().extend({ version: z.int() }),
      answers,
    }),
    withdraw: endpoint('POST training-cases/:caseId/withdraw', {
      access: 'training.cases',
      params,
      body: z.object({ reason: reasonSchema }),
      answers,
    }),
  },
  subject: 'training_case',
  factTypes: ['training_case_added', 'training_case_changed', 'training_case_withdrawn'],
  problems: {
    case_changed: 409,
    case_withdrawn: 409,
    case_not_of_finding: 409,
    case_finding_taken: 409,
    case_names: 422,
  },
  staleWith: ['duty', 'findings'],
  imports: true,
});

export type CaseTexts = z.infer<typeof caseTextsSchema>;
export type CaseStrip = z.infer<typeof caseStripSchema>;
export type CaseProposal = z.infer<typeof caseProposalSchema>;
export type CaseCandidate = z.infer<typeof candidateSchema>;
export type CaseWithdrawal = z.infer<typeof caseWithdrawalSchema>;
export type TrainingCaseRow = z.infer<typeof trainingCaseRowSchema>;
export type TrainingCaseDetail = z.infer<typeof trainingCaseDetailSchema>;
export type TrainingCaseFilters = z.output<typeof trainingCaseList.filters>;

export { caseStripSchema, caseWithdrawalSchema };

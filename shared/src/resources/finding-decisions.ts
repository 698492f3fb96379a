import { z } from 'zod';
import { attachmentIdsSchema, sentAttachmentSchema } from '../attachments.ts';
import { swappedShiftSchema } from '../http/finding-answers.ts';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';
import { groundSchema, groundsShape, handlingSchema } from '../http/handling.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { newSlipSchema, slipSchema } from '../http/slips.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** What somebody decides about a finding. */
export const decisionStepSchema = z.enum(['ask_more', 'excuse', 'unfounded', 'confirm', 'close', 'reopen']);

/**
 * `waits`: it counts only when a second person agrees. `refused`: that person didn't, or it was taken back. `corrected`: a later
 * decision says what it should have said.
 */
const decisionStateSchema = z.enum(['waits', 'counts', 'refused', 'corrected']);

/** That a person saw a decision about himself, and the last day on which he can appeal against it. */
const noticeSchema = z.object({ badgeNo: badgeNoSchema, seenAt: z.iso.datetime(), appealUntilOn: z.iso.date() });

const decisionRowSchema = z.object({
  decisionId: z.uuid(),
  findingId: z.uuid(),
  /** What the finding said then. */
  findingKind: findingKindSchema,
  unitCode: unitCodeSchema,
  unitName: z.string(),
  dutyDate: z.iso.date(),
  step: decisionStepSchema,
  state: decisionStateSchema,
  violationClass: violationClassSchema.nullable(),
  /** Whom it is about. */
  people: z.array(z.object({ badgeNo: badgeNoSchema, name: z.string() })),
  /** Who is liable through it as a leader, once it is confirmed. */
  leaders: z.array(
    z.object({
      badgeNo: badgeNoSchema,
      name: z.string(),
      /** His appeal was right: he isn't liable any more. */
      freed: z.boolean(),
    }),
  ),
  reason: z.string(),
  /** Why nobody is held to account; null: of another decision, or of one before the new rules. */
  officerGround: groundSchema.nullable(),
  leaderGround: groundSchema.nullable(),
  leaderReason: z.string().nullable(),
  /** Of `ask_more`: until when to answer. */
  dueOn: z.iso.date().nullable(),
  decidedBy: z.string(),
  /** The leader in whose name it was decided, if in any. */
  onBehalfOf: z.string().nullable(),
  decidedAt: z.iso.datetime(),
  secondBy: z.string().nullable(),
  secondAt: z.iso.datetime().nullable(),
  secondReason: z.string().nullable(),
  corrects: z.uuid().nullable(),
  /** The findings that were decided at once with it; null: it was decided alone. */
  batchId: z.uuid().nullable(),
  /** How many these are, beside it. */
  others: z.int(),
  /** Of its entry in the ledger, from 0; null until it is there. Its slip has the number of that entry, from 1. */
  leaf: z.int().nullable(),
  notices: z.array(noticeSchema),
  /** How it was handed over on paper, to whom it was. */
  slips: z.array(slipSchema.extend({ badgeNo: badgeNoSchema })),
});

export const findingDecisionList = defineList({
  key: 'finding-decisions',
  access: 'findings.read',
  filters: z.object({
    state: decisionStateSchema.optional(),
    step: decisionStepSchema.optional(),
    findingId: z.uuid().optional(),
    unitCode: unitCodeSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    batchId: z.uuid().optional(),
    /** Of the decision, by local dates, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  row: decisionRowSchema,
});

const violation = {
  /** Null where nobody is named. */
  violationClass: violationClassSchema.nullable(),
  /** Of those whom the finding names. */
  badgeNos: z.array(badgeNoSchema).max(50),
};

/**
 * Decides about a finding. A confirmed deletion, and a finding that is opened again, count when a second person agrees.
 * `correct`: what a decision of one's own should have said; both are kept.
 */
const newStepSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('ask_more'), reason: reasonSchema, dueOn: z.iso.date() }),
  z.object({ step: z.literal('excuse'), reason: reasonSchema, ...groundsShape }),
  z.object({ step: z.literal('unfounded'), reason: reasonSchema, ...groundsShape }),
  z.object({ step: z.literal('confirm'), reason: reasonSchema, ...violation }),
  z.object({ step: z.literal('close'), reason: reasonSchema, ...groundsShape }),
  z.object({ step: z.literal('reopen'), reason: reasonSchema }),
  z.object({ step: z.literal('correct'), reason: reasonSchema, ...violation }),
]);

/** What can be decided about several findings at once. */
const stepTogetherSchema = z.enum(['excuse', 'unfounded', 'confirm', 'close']);

/** So many findings at once. */
const mostTogether = 100;

/** Which findings, each once. */
export const findingIdsSchema = z
  .array(z.uuid())
  .min(1)
  .max(mostTogether)
  .refine((ids) => new Set(ids).size === ids.length, { error: 'must name each finding once' });

/**
 * One decision about several findings, with one reason. Each is decided as it would be alone, and confirmed of all whom it
 * names; all of them are, or none.
 */
const decisionTogetherSchema = z
  .object({
    findingIds: findingIdsSchema,
    step: stepTogetherSchema,
    reason: reasonSchema,
    /** Of `confirm` only. */
    violationClass: violationClassSchema.optional(),
    ...groundsShape,
  })
  .refine(({ step, violationClass }) => (step === 'confirm') === (violationClass !== undefined), {
    error: 'is needed to confirm, and only then',
    path: ['violationClass'],
  });

/** A finding that can't be decided so, and why, as a refusal of it alone would say. */
const refusedFindingSchema = z.object({
  findingId: z.uuid(),
  code: z.string(),
  title: z.string(),
  nextStep: z.string(),
});

/** What became of it. */
const handledSchema = z.object({ findingId: z.uuid(), decisionId: z.uuid(), handling: handlingSchema });

/** What a leader says against being liable. `ended`: the finding was told anew, or set aside, before anybody decided. */
const liabilityAppealSchema = z.object({
  appealId: z.uuid(),
  decisionId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  reason: z.string(),
  attachments: z.array(sentAttachmentSchema),
  appealedBy: z.string(),
  appealedAt: z.iso.datetime(),
  state: z.enum(['pending', 'upheld', 'dismissed', 'ended']),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
});

const params = z.object({ decisionId: z.uuid() });
const ofFinding = z.object({ findingId: z.uuid() });

/** What was decided about findings, by whom, and who saw it (处置记录). */
export const findingDecisions = defineResource({
  list: findingDecisionList,
  endpoints: {
    step: endpoint('POST findings/:findingId/steps', {
      access: 'findings.decide',
      params: ofFinding,
      body: newStepSchema,
      answers: { 201: handledSchema },
    }),
    /** Where one can't be decided so, none is, and the problem names each that can't, in `refused`. */
    together: endpoint('POST finding-decisions/bulk', {
      access: 'findings.decide',
      body: decisionTogetherSchema,
      answers: { 201: z.object({ batchId: z.uuid(), handled: z.array(handledSchema) }) },
    }),
    /** By a second person; whoever proposed it can only refuse it. */
    second: endpoint('POST finding-decisions/:decisionId/second', {
      access: 'findings.agree',
      params,
      body: z.object({ decision: z.enum(['agreed', 'refused']), reason: reasonSchema }),
      answers: { 200: handledSchema },
    }),
    /** That oneself read a decision about oneself: a press says so, never a page by itself. Once more changes nothing. */
    see: endpoint('POST finding-decisions/:decisionId/notices', {
      access: 'own_record.read',
      params,
      answers: { 200: z.object({ notices: z.array(noticeSchema) }) },
    }),
    /** How it was handed over on paper to one of those whom it is about. */
    notify: endpoint('POST finding-decisions/:decisionId/slips/:badgeNo', {
      access: 'findings.notify',
      params: params.extend({ badgeNo: badgeNoSchema }),
      body: newSlipSchema,
      answers: { 200: z.object({ notices: z.array(noticeSchema) }) },
    }),
    /** Who may have stood the duty of one's own shift, and the officer's shifts near it, for an appeal. */
    swaps: endpoint('GET findings/:findingId/swaps', {
      access: 'findings.appeal',
      params: ofFinding,
      query: z.object({ badgeNo: badgeNoSchema }),
      answers: { 200: z.object({ officerName: z.string(), shifts: z.array(swappedShiftSchema) }) },
    }),
    /** An officer sees his own alone. */
    liability: endpoint('GET findings/:findingId/liability-appeals', {
      access: 'findings.read',
      params: ofFinding,
      answers: { 200: z.object({ appeals: z.array(liabilityAppealSchema) }) },
    }),
    /** By a leader who is liable, for himself and once. */
    appealLiability: endpoint('POST findings/:findingId/liability-appeals', {
      access: 'own_record.read',
      params: ofFinding,
      body: z.object({ reason: reasonSchema, attachmentIds: attachmentIdsSchema.optional() }),
      answers: { 201: z.object({ appealId: z.uuid() }) },
    }),
    /** Upheld, he is liable no more; the finding stays as it is. */
    decideLiability: endpoint('POST liability-appeals/:appealId/decision', {
      access: 'appeals.decide',
      params: z.object({ appealId: z.uuid() }),
      body: z.object({ decision: z.enum(['upheld', 'dismissed']), reason: reasonSchema }),
      answers: { 200: z.object({ findingId: z.uuid() }) },
    }),
  },
  subject: 'finding_decision',
  factTypes: [
    'appeal_swap_hindered',
    'appeal_swap_proposed',
    'finding_closed',
    'finding_deadline_lengthened',
    'finding_decision_corrected',
    'finding_decision_notified',
    'finding_decision_proposed',
    'finding_decision_refused',
    'finding_decision_seen',
    'finding_handled',
    'liability_appeal_dismissed',
    'liability_appeal_upheld',
    'liability_appealed',
  ],
  problems: {
    answer_still_due: 409,
    appeal_takes_two: 409,
    correction_too_late: 409,
    decided_before: 403,
    decision_together_refused: 409,
    decision_waits: 409,
    deletion_together: 409,
    due_on_past: 400,
    liability_appealed_already: 409,
    not_certain: 409,
    not_liable: 409,
    ground_needed: 400,
    ground_unfit: 409,
    heard_together: 409,
    never_slight: 409,
    not_first: 409,
    not_own_decision: 403,
    own_answer: 403,
    own_decision: 403,
    people_not_named: 400,
    step_not_now: 409,
    swap_not_own: 409,
    swap_other_shift: 409,
    swap_unknown_officer: 404,
    unnamed_together: 409,
    violation_unclear: 400,
    weak_evidence: 409,
  },
  staleWith: ['findings'],
});

export type DecisionStep = z.infer<typeof decisionStepSchema>;
export type DecisionState = z.infer<typeof decisionStateSchema>;
export type DecisionRow = z.infer<typeof decisionRowSchema>;
export type DecisionFilters = z.infer<typeof findingDecisionList.filters>;
export type NewStep = z.infer<typeof newStepSchema>;
export type LiabilityAppeal = z.infer<typeof liabilityAppealSchema>;
export type StepTogether = z.infer<typeof stepTogetherSchema>;
export type DecisionTogether = z.infer<typeof decisionTogetherSchema>;
/** A problem of an action on several findings: nothing was written. */
export interface RefusedFindings {
  refused: RefusedFinding[];
}
export type RefusedFinding = z.infer<typeof refusedFindingSchema>;
export type Handled = z.infer<typeof handledSchema>;

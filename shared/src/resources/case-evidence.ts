import { z } from 'zod';
import { evidenceGroundSchema } from '../http/recordings.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { recordingIdSchema, unitCodeSchema } from '../ids.ts';
import { problemOfPattern } from '../rules/number-patterns.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** Of a case number that a person typed. `superseded`: the number was corrected, or the activity withdrawn, before anybody decided. */
const caseNumberStateSchema = z.enum(['waits', 'confirmed', 'refused', 'superseded']);

/** `superseded`: what it would have taken off has its ground again. */
const evidenceReleaseStateSchema = z.enum(['proposed', 'agreed', 'refused', 'withdrawn', 'superseded']);

/**
 * Why evidence is to be taken off: somebody asked, the number was corrected, the activity withdrawn, the footage doesn't show the
 * activity any more, or the number no longer has the brigade's form.
 */
const evidenceReleaseCauseSchema = z.enum([
  'release_asked',
  'number_changed',
  'activity_withdrawn',
  'not_shown',
  'number_form',
]);

const releaseSchema = z.object({
  releaseId: z.uuid(),
  cause: evidenceReleaseCauseSchema,
  /** Null: HQ, until somebody takes it up. */
  proposedBy: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  reason: z.string().nullable(),
  proposedAt: z.iso.datetime(),
  state: evidenceReleaseStateSchema,
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  /** Whether it belongs to the account that asks: that one withdraws it. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever proposed it. */
  involved: z.boolean(),
  /** It is one once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

const caseEvidenceRowSchema = z.object({
  recordingId: recordingIdSchema,
  fileName: z.string(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  capturedAt: instant.nullable(),
  sizeBytes: z.int(),
  /** Restricted: being evidence opens it to nobody. */
  restricted: z.boolean(),
  /** Nothing that it is kept by is as it was. */
  outdated: z.boolean(),
  grounds: z.array(evidenceGroundSchema),
});

/** What is kept for good, a row for each recording, latest capture first. */
export const caseEvidenceList = defineList({
  key: 'case-evidence',
  access: 'retention.read',
  filters: z.object({
    outdated: z.literal('1').optional(),
    unitCode: unitCodeSchema.optional(),
    /** Part of a case number. */
    caseNo: z.string().trim().min(2).max(100).optional(),
  }),
  row: caseEvidenceRowSchema,
});

const amount = { files: z.int(), bytes: z.int() };

/** Both parts together are the whole; each recording counts once. */
const sumsSchema = z.object({ ...amount, current: z.object(amount), outdated: z.object(amount) });

const previewSchema = z.object({
  /** Activities that have a case number, and those whose number has the form. */
  activities: z.int(),
  matching: z.int(),
  /** Of those, numbers that a system of record told or a second person confirmed. */
  vouched: z.int(),
  /** What would be evidence, what of it isn't yet, and what of today's would have its ground no more. */
  holds: z.object(amount),
  fresh: z.object(amount),
  outdated: z.object(amount),
});

const ofActivitySchema = z.object({
  caseNo: z.string().nullable(),
  /** Whether the number has the brigade's form. */
  hasForm: z.boolean(),
  /** Who vouches for the number; null: nobody yet. */
  vouchedBy: z.enum(['source', 'person']).nullable(),
  /** The number that a person typed last; null: none did. */
  claim: z
    .object({
      claimId: z.uuid(),
      caseNo: z.string(),
      claimedBy: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
      claimedAt: z.iso.datetime(),
      state: caseNumberStateSchema,
      decidedBy: z.string().nullable(),
      decidedAt: z.iso.datetime().nullable(),
      decisionReason: z.string().nullable(),
      own: z.boolean(),
      involved: z.boolean(),
      untilOwnPassword: z.literal(true).optional(),
    })
    .nullable(),
  /** Files that show the activity and what of them isn't evidence by another one: so much confirming the number keeps for good. */
  shown: z.object(amount),
  fresh: z.object(amount),
  /** What it keeps, by number; with the last release of each. */
  held: z.array(
    z.object({
      caseNo: z.string(),
      ...amount,
      outdatedFiles: z.int(),
      release: releaseSchema.nullable(),
    }),
  ),
});

const released = { releaseId: z.uuid() };

/**
 * Case evidence (案件证据): footage of an activity whose case number a system of record told or a second person confirmed, and that has
 * the brigade's form, is kept for good. Two people take it off, with a reason.
 */
export const caseEvidence = defineResource({
  list: caseEvidenceList,
  endpoints: {
    sums: endpoint('GET case-evidence/sums', { access: 'retention.read', answers: { 200: sumsSchema } }),
    /** What another form of case numbers would keep for good. Changes nothing. */
    preview: endpoint('POST case-evidence/preview', {
      access: 'retention.read',
      body: z.object({
        pattern: z
          .string()
          .trim()
          .refine((pattern) => problemOfPattern(pattern) === undefined),
      }),
      answers: { 200: previewSchema },
    }),
    ofActivity: endpoint('GET case-evidence/activities/:activityId', {
      access: 'activities.read',
      params: z.object({ activityId: z.uuid() }),
      answers: { 200: ofActivitySchema },
    }),
    /** By a second person. `caseNo`: the number that was seen. */
    confirm: endpoint('POST case-evidence/numbers/:claimId/decision', {
      access: 'recordings.classify',
      params: z.object({ claimId: z.uuid() }),
      body: z.object({ decision: z.enum(['confirmed', 'refused']), reason: reasonSchema }),
      answers: { 200: ofActivitySchema },
    }),
    /** Proposes to take off all that an activity keeps by a number, or takes up what HQ proposed. */
    release: endpoint('POST case-evidence/releases', {
      access: 'retention.write',
      body: z.object({ activityId: z.uuid(), caseNo: z.string().min(1).max(100), reason: reasonSchema }),
      answers: { 201: ofActivitySchema },
    }),
    /** `files`: how many the decider saw. Its proposer withdraws it. */
    decide: endpoint('POST case-evidence/releases/:releaseId/decision', {
      access: 'retention.approve',
      params: z.object(released),
      body: z.object({ decision: z.enum(['agreed', 'refused', 'withdrawn']), files: z.int(), reason: reasonSchema }),
      answers: { 200: ofActivitySchema },
    }),
  },
  factTypes: [
    'case_evidence_release_agreed',
    'case_evidence_release_proposed',
    'case_evidence_release_refused',
    'case_evidence_release_withdrawn',
    'case_number_confirmed',
    'case_number_refused',
  ],
  problems: {
    case_number_changed: 409,
    evidence_release_not_taken_up: 409,
    evidence_release_open: 409,
    is_case_evidence: 409,
    not_own_evidence_release: 403,
    nothing_to_release: 409,
    own_case_number: 403,
    own_evidence_release: 403,
    wrong_evidence_count: 409,
  },
  staleWith: ['retention'],
  shows: ['activity', 'hq:parameters'],
});

export type CaseNumberState = z.infer<typeof caseNumberStateSchema>;
export type EvidenceReleaseState = z.infer<typeof evidenceReleaseStateSchema>;
export type EvidenceReleaseCause = z.infer<typeof evidenceReleaseCauseSchema>;
export type CaseEvidenceFilters = z.infer<typeof caseEvidenceList.filters>;
export type CaseEvidenceRow = z.input<typeof caseEvidenceRowSchema>;
export type CaseEvidenceOfActivity = z.infer<typeof ofActivitySchema>;
export type PatternPreview = z.infer<typeof previewSchema>;

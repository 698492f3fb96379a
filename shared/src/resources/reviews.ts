import { z } from 'zod';
import { inspectionSchema } from '../contract/inspection.ts';
import { itemKindSchema } from '../draw/plan.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema, unitCodeSchema } from '../ids.ts';
import { playerRefusals } from '../rules/playback.ts';
import { reviewDimensionSchema } from './checklists.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** What a review looks at: what a draw drew, or, of a targeted one, a recording too. */
const reviewedKindSchema = z.enum([...itemKindSchema.options, 'recording']);

/**
 * `unassigned`: nobody may review it who isn't concerned; somebody has to be named. `assigned`: it waits for its reviewer.
 * `verifying`: a second person looks at the faults, or at a pass that was drawn for it. `done`. `replaced`: the second person
 * didn't agree to a pass, so that somebody else reviews the item anew. `skipped`: two people decided that it isn't reviewed.
 */
export const reviewStateSchema = z.enum(['unassigned', 'assigned', 'verifying', 'done', 'replaced', 'skipped']);

/** `pass`: without a fault. `fault`: at least one item is at fault. */
const reviewOutcomeSchema = z.enum(['pass', 'fault']);

/** What the second person says of a fault, or of a whole pass. */
const verdictSchema = z.enum(['as_said', 'not_as_said', 'cannot_tell']);

/** A moment of footage: so many ms after the recording's first frame. */
const markSchema = z.strictObject({
  recordingId: recordingIdSchema,
  atMs: z.int().min(0).max(86_400_000),
  note: z.string().trim().max(100).default(''),
});

/** `fault` has at least one mark where there is footage; `not_applicable` says why in `note`. */
const reviewAnswerSchema = z.strictObject({
  result: z.enum(['ok', 'fault', 'not_applicable']),
  marks: z.array(markSchema).max(20).default([]),
  note: z.string().trim().max(200).default(''),
});

const playerRefusalSchema = z.enum(playerRefusals);

/**
 * What the reviewer noted so far, by the keys of the checklist's items. `elsewhere`: recordings that the page's player refuses, for a
 * cause that HQ knows, which the reviewer saved and looked at with another player; they count as seen once all their bytes were served,
 * as far as there was time to play them. `refusal`: what the player said; drafts of old lack it, and then it doesn't count.
 */
const reviewDraftSchema = z.strictObject({
  answers: z.record(z.string().max(40), reviewAnswerSchema),
  elsewhere: z
    .array(
      z.strictObject({
        recordingId: recordingIdSchema,
        reason: reasonSchema,
        refusal: playerRefusalSchema.optional(),
      }),
    )
    .max(200)
    .default([]),
});

const reviewRowSchema = z.object({
  reviewId: z.uuid(),
  /** Null: targeted, by somebody's decision; it counts for no ratio. */
  draw: z.int().nullable(),
  place: z.int().nullable(),
  stratum: z.string().nullable(),
  kind: reviewedKindSchema,
  item: z.string(),
  /** Which review of the item it is, from 1. */
  round: z.int(),
  state: reviewStateSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  reviewer: z.string().nullable(),
  verifier: z.string().nullable(),
  assignedAt: z.iso.datetime(),
  submittedAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  /** Null before it is done, and to whom it isn't shown yet. */
  outcome: reviewOutcomeSchema.nullable(),
  faults: z.int().nullable(),
  /** How much of the footage was played, in thousandths; null: there is none, or it isn't submitted. */
  watchedPerMille: z.int().nullable(),
  /** It was drawn for a second person. */
  drawnToVerify: z.boolean(),
});

const reviewedRecordingSchema = z.object({
  recordingId: recordingIdSchema,
  recorderSerial: recorderSerialSchema,
  fileName: z.string(),
  kind: inspectionSchema.shape.kind,
  capturedAt: z.iso.datetime(),
  /** From its first to its last moment: the axis of what follows. */
  durationMs: z.int().nullable(),
  /** The part that lies in the item, in ms of the recording. */
  fromMs: z.int(),
  toMs: z.int(),
  /** How much of that part is played. */
  playedMs: z.int(),
  /** It is at HQ and can be played. */
  stored: z.boolean(),
  damaged: z.boolean(),
  /** It is private or irrelevant. */
  restricted: z.boolean(),
  /** The account may open it. */
  mayView: z.boolean(),
  hasThumbnail: z.boolean(),
  /** Parts that were played and served, in ms of the recording, in order. */
  watched: z.array(z.tuple([z.int(), z.int()])),
  watchedMs: z.int(),
  /** Seen with another player. */
  elsewhere: z.boolean(),
  /** Which refusals of the page's player HQ knows a cause of: with one of these it may be seen elsewhere. */
  refusals: z.array(playerRefusalSchema),
});

const watchedSumSchema = z.object({
  /** Of the stored footage of the item: its length, what was played of it, and what has to be, in ms. */
  totalMs: z.int(),
  watchedMs: z.int(),
  neededMs: z.int(),
});

/** What a finding says already of the same, or what a fault became. */
const faultFindingSchema = z.object({
  itemKey: z.string(),
  findingId: z.uuid(),
  /** It stood before the review: the fault joined it and costs once. */
  joined: z.boolean(),
});

const reviewDetailSchema = reviewRowSchema.extend({
  reason: z.string().nullable(),
  checklistVersion: z.int(),
  /** In order of time. */
  recordings: z.array(reviewedRecordingSchema),
  watched: watchedSumSchema,
  /** The duty, so that the reviewer sees it beside the footage. */
  dutyTypeName: z.string().nullable(),
  post: z.string().nullable(),
  activityKind: z.string().nullable(),
  shiftId: z.uuid().nullable(),
  /** Open findings about the same time and officer. */
  findings: z.array(z.object({ findingId: z.uuid(), kind: z.string() })),
  /** What the account may do now. */
  may: z.object({ review: z.boolean(), verify: z.boolean(), reassign: z.boolean() }),
  /** The reviewer's own, before it is submitted. `draftVersion` rises with each save. */
  draft: reviewDraftSchema.nullable(),
  draftVersion: z.int(),
  /** After it was submitted; null to whom it isn't shown before it is done. */
  answers: reviewDraftSchema.nullable(),
  verdicts: z.record(z.string(), verdictSchema).nullable(),
  verifierNote: z.string().nullable(),
  faultFindings: z.array(faultFindingSchema),
  /** The reviews of the same item before and after, by round. */
  rounds: z.array(z.object({ reviewId: z.uuid(), round: z.int(), state: reviewStateSchema })),
});

/**
 * `spans`: what was played since the last time, in ms of the recording. Refused (`review_too_fast`) if that takes more time at the
 * fastest playback than passed.
 */
const watchedReportSchema = z.object({
  recordingId: recordingIdSchema,
  viewingSessionId: z.uuid(),
  spans: z.array(z.tuple([z.int().min(0), z.int().max(86_400_000)])).max(100),
});

const watchedAnswerSchema = watchedSumSchema.extend({
  recordings: z.array(reviewedRecordingSchema.pick({ recordingId: true, watched: true, watchedMs: true })),
});

const params = z.object({ reviewId: z.uuid() });

/** The account's own to do first, then the newest. */
export const reviewList = defineList({
  key: 'reviews',
  access: 'reviews.read',
  filters: z.object({
    /** `to_do`: what the account is to review or verify now. */
    mine: z.enum(['to_do', 'reviewed']).optional(),
    state: reviewStateSchema.optional(),
    draw: z
      .string()
      .regex(/^[1-9]\d{0,8}$/, 'must be the number of a draw')
      .optional(),
    stratum: z.string().max(64).optional(),
    targeted: z.enum(['yes', 'no']).optional(),
    outcome: reviewOutcomeSchema.optional(),
    dimension: reviewDimensionSchema.optional(),
    itemKey: z.string().max(40).optional(),
    badgeNo: badgeNoSchema.optional(),
    unitCode: unitCodeSchema.optional(),
    /** The local dates on which they were done, both included. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  row: reviewRowSchema,
});

/** By stratum and draw: what was drawn, and how much of it is reviewed. */
const progressSchema = z.object({
  rows: z.array(
    z.object({
      draw: z.int(),
      stratum: z.string(),
      size: z.int(),
      perMille: z.int(),
      drawn: z.int(),
      submitted: z.int(),
      done: z.int(),
      faults: z.int(),
      skipped: z.int(),
    }),
  ),
});

const resultsSchema = z.object({
  /** Of reviews done in the time that were drawn; targeted ones stand apart. */
  units: z.array(
    z.object({
      unitCode: unitCodeSchema,
      unitName: z.string(),
      reviews: z.int(),
      withFault: z.int(),
      targeted: z.int(),
      deduction: z.int(),
    }),
  ),
  items: z.array(
    z.object({
      itemKey: z.string(),
      dimension: reviewDimensionSchema,
      name: z.string().nullable(),
      reviews: z.int(),
      faults: z.int(),
      notApplicable: z.int(),
    }),
  ),
});

/** Reviews of footage (评查): what was drawn, or picked by somebody, looked at by one who isn't concerned. */
export const reviews = defineResource({
  list: reviewList,
  endpoints: {
    read: endpoint('GET reviews/:reviewId', { access: 'reviews.read', params, answers: { 200: reviewDetailSchema } }),
    progress: endpoint('GET reviews/progress', {
      access: 'reviews.read',
      query: z.object({ draw: z.coerce.number().int().positive().optional() }),
      answers: { 200: progressSchema },
    }),
    results: endpoint('GET reviews/results', {
      access: 'reviews.read',
      query: z.object({ from: z.iso.date(), to: z.iso.date(), unitCode: unitCodeSchema.optional() }),
      answers: { 200: resultsSchema },
    }),
    /** A targeted one (定向抽查), for the account itself. */
    create: endpoint('POST reviews', {
      access: 'reviews.write',
      body: z.object({ kind: reviewedKindSchema, item: z.string().max(64), reason: reasonSchema }),
      answers: { 201: reviewDetailSchema },
    }),
    saveDraft: endpoint('PUT reviews/:reviewId/draft', {
      access: 'reviews.write',
      params,
      body: z.object({ draftVersion: z.int(), draft: reviewDraftSchema }),
      answers: { 200: z.object({ draftVersion: z.int() }) },
    }),
    watch: endpoint('POST reviews/:reviewId/watched', {
      access: 'reviews.write',
      params,
      body: watchedReportSchema,
      answers: { 200: watchedAnswerSchema },
    }),
    submit: endpoint('POST reviews/:reviewId/submission', {
      access: 'reviews.write',
      params,
      body: z.object({ draftVersion: z.int(), draft: reviewDraftSchema }),
      answers: { 200: reviewDetailSchema },
    }),
    /** `verdicts`: of each fault by its key; of a pass, `pass`. */
    verify: endpoint('POST reviews/:reviewId/verification', {
      access: 'reviews.verify',
      params,
      body: z.object({
        verdicts: z.record(z.string().max(40), verdictSchema),
        note: z.string().trim().max(500).default(''),
      }),
      answers: { 200: reviewDetailSchema },
    }),
    /** Who may review it. */
    reviewers: endpoint('GET reviews/:reviewId/reviewers', {
      access: 'checks.plan',
      params,
      answers: { 200: z.object({ reviewers: z.array(z.object({ accountId: z.uuid(), username: z.string() })) }) },
    }),
    reassign: endpoint('POST reviews/:reviewId/assignment', {
      access: 'checks.plan',
      params,
      body: z.object({ accountId: z.uuid(), reason: reasonSchema }),
      answers: { 200: reviewDetailSchema },
    }),
  },
  subject: 'review',
  factTypes: [
    'review_assigned',
    'review_drawn_to_verify',
    'review_reassigned',
    'review_requested',
    'review_submitted',
    'review_verified',
  ],
  problems: {
    review_incomplete: 409,
    review_draft_old: 409,
    review_elsewhere_unfit: 409,
    review_not_now: 409,
    review_not_yours: 403,
    review_not_watched: 409,
    review_too_fast: 409,
    review_of_nobody: 409,
    review_targeted_already: 409,
    reviewer_unfit: 409,
    review_verdicts_incomplete: 409,
  },
  staleWith: ['duty'],
  shows: ['unit', 'officer'],
});

export type ReviewedKind = z.infer<typeof reviewedKindSchema>;
export type ReviewState = z.infer<typeof reviewStateSchema>;
export type ReviewOutcome = z.infer<typeof reviewOutcomeSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
export type ReviewMark = z.output<typeof markSchema>;
export type ReviewAnswer = z.output<typeof reviewAnswerSchema>;
export type ReviewDraft = z.output<typeof reviewDraftSchema>;
export type ReviewFilters = z.infer<typeof reviewList.filters>;
export type ReviewRow = z.infer<typeof reviewRowSchema>;
export type ReviewDetail = z.infer<typeof reviewDetailSchema>;
export type ReviewedRecording = z.infer<typeof reviewedRecordingSchema>;
export type WatchedReport = z.infer<typeof watchedReportSchema>;
export type WatchedAnswer = z.infer<typeof watchedAnswerSchema>;
export type ReviewProgress = z.infer<typeof progressSchema>;
export type ReviewResults = z.infer<typeof resultsSchema>;

import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema, unitCodeSchema } from '../ids.ts';
import { causeOfFindingSchema } from './cause-of-finding.ts';
import { appealSchema, appealStateSchema, findingAnswerSchema } from './finding-answers.ts';
import { decidingStepSchema, handlingSchema, lookAgainSchema } from './handling.ts';
import { historySchema } from './history.ts';
import { inspectionItemSchema } from './inspection-items.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/**
 * A finding is known by its rule and its subject for ever, so that answers stay with it. The kinds of one rule say it more or
 * less strongly: nothing at all was recorded, then a gap.
 */
export const kindsOfRule = {
  // of a shift
  coverage: ['no_footage', 'coverage_below_threshold', 'coverage_gap'],
  late_import: ['late_import'],
  handed_in: ['recorder_not_handed_in'],
  // of an enforcement activity
  activity_coverage: ['activity_not_covered'],
  activity_start: ['started_too_late'],
  activity_end: ['stopped_early'],
  // of an officer's day
  burst_of_tickets: ['burst_of_tickets'],
  // of a recorder's day
  missing_since_dock: ['missing_since_dock'],
  logged_but_absent: ['logged_but_absent'],
  sequence_hole: ['sequence_hole'],
  outside_duty: ['footage_outside_duty'],
  nobody_held: ['footage_nobody_held'],
  two_badges: ['recorder_of_two_badges'],
  short_clips: ['short_clips'],
  clock_drift: ['clock_drift'],
  custody_disputed: ['custody_disputed'],
  // of a review
  spot_check: ['spot_check_conduct', 'spot_check_safety_protection', 'spot_check_full_recording'],
  // of a recording
  damaged: ['damaged'],
  integrity: ['object_missing', 'object_changed', 'object_unreadable'],
  same_bytes: ['same_bytes'],
  // of a field inspection
  field_inspection: ['switched_off', 'not_worn', 'not_recording', 'worn_wrongly', 'poor_appearance', 'not_charged'],
} as const;

export const findingKindSchema = z.enum(Object.values(kindsOfRule).flat() as [FindingKind, ...FindingKind[]]);

/** The four violations for which person and leader in charge are liable. */
/** 1: the rules of before; 2: those that count from the day that two persons set. See `GET rules-starts`. */
export const rulesEditionSchema = z.literal([1, 2]);
export const violationClassSchema = z.enum(['improper_use', 'unauthorised_deletion', 'incomplete', 'damaged']);

/**
 * `resolved`: what it says is no longer so, because late footage arrived or the roster was corrected. `set_aside`: an appeal was
 * upheld, so it counts against nobody, whether it is so or not; it opens again only when it says more than was set aside.
 */
export const findingStateSchema = z.enum(['open', 'resolved', 'set_aside']);

/**
 * How strongly the witnesses say that footage was deleted. `proved`: two witnesses apart say that it was there.
 * `strong`: one saw it. `weak`: it follows from something else, or nobody confirmed who held the recorder.
 */
export const findingGradeSchema = z.enum(['proved', 'strong', 'weak']);

/** What one witness says of footage: that it was recorded, that it isn't there, or nothing. */
const testimonySchema = z.enum(['recorded', 'absent', 'silent']);

/** What each of the five witnesses says of the same minutes. */
export const testimoniesSchema = z.object({
  recorderLog: testimonySchema,
  files: testimonySchema,
  sequence: testimonySchema,
  cardInventory: testimonySchema,
  ticket: testimonySchema,
});

/**
 * Why it isn't certain yet that an activity, or missing time of a shift, was never recorded. Of what is recorded in part only `card_unread`.
 * - `not_on_scene`: it happens in an office, where other devices than the officers' recorders may record it.
 * - `no_place`: nobody said where it was.
 * - `unconfirmed`: a person told of it, and no second one has confirmed it as it stands.
 * - `card_unread`: recorders that its officers held then weren't docked and read whole afterwards.
 * - `footage_existed`: a log, a card's list or a file number says that something was recorded.
 * - `footage_near`: footage of its officers that nobody looked at lies so near that times may be off, or has no time.
 * - `footage_of_others`: footage at that time of recorders of the unit that nobody held, whose holder is in dispute, or that a
 *   colleague on the same post wore, and nobody looked at it.
 */
const doubtKindSchema = z.enum([
  'not_on_scene',
  'no_place',
  'unconfirmed',
  'card_unread',
  'footage_existed',
  'footage_near',
  'footage_of_others',
]);

const doubtSchema = z.object({
  kind: doubtKindSchema,
  /** Of `card_unread`. */
  recorderSerials: z.array(recorderSerialSchema).optional(),
  /** Of footage: at most 50, in order of time. */
  recordingIds: z.array(recordingIdSchema).optional(),
});

const intervalSchema = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });

/** The last that was found; while resolved, what it was before. What a rule has nothing to say of is empty, 0 or left out. */
export const findingDetailSchema = z.object({
  /** Missing time, oldest first, at most 500. */
  missing: z.array(intervalSchema),
  missingMs: z.int(),
  requiredMs: z.int(),
  /** Of the missing time: what a fault or an outage explains. */
  explainedMs: z.int().optional(),
  /** `late_import`: what came late, at most 200, and when it was due. */
  late: z.array(z.object({ recordingId: recordingIdSchema, announcedAt: z.iso.datetime() })),
  lateCount: z.int(),
  dueAt: z.iso.datetime().nullable(),
  /** The recordings that it is about, at most 200, in order of time. */
  recordings: z
    .array(
      z.object({ recordingId: recordingIdSchema, from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() }),
    )
    .optional(),
  recordingCount: z.int().optional(),
  /** Of a deletion: the files that are gone, at most 200. */
  lostFiles: z
    .array(
      z.object({
        fileName: z.string().nullable(),
        sequenceNo: z.int().nullable(),
        cardVolumeId: z.string().nullable(),
        from: z.iso.datetime().nullable(),
        to: z.iso.datetime().nullable(),
        testimonies: testimoniesSchema,
        grade: findingGradeSchema,
      }),
    )
    .optional(),
  lostFileCount: z.int().optional(),
  /** What the witnesses say of an activity without footage. */
  testimonies: testimoniesSchema.optional(),
  /**
   * By the second edition of the rules: why it isn't certain that what is missing wasn't recorded. Of an activity without any footage it
   * is empty when that is certain; of others it is left out.
   */
  doubts: z.array(doubtSchema).optional(),
  /** The officers that it names beside the one that it is about. */
  badgeNos: z.array(badgeNoSchema).optional(),
  /** The recorders that it names. */
  recorderSerials: z.array(recorderSerialSchema).optional(),
  activityIds: z.array(z.uuid()).optional(),
  custodyIds: z.array(z.uuid()).optional(),
  /** `spot_check`: what the reviewer found at fault, and where it is seen. */
  spotCheck: z
    .object({
      reviewId: z.uuid(),
      itemKey: z.string(),
      itemName: z.string().nullable(),
      deduction: z.int(),
      note: z.string(),
      marks: z.array(z.object({ recordingId: recordingIdSchema, atMs: z.int(), note: z.string() })),
    })
    .optional(),
  clock: z.object({ offsetMs: z.int(), errorMs: z.int() }).optional(),
  /** Of a field inspection: what was at fault that no other finding states. */
  inspection: z
    .object({
      inspectionId: z.uuid(),
      at: z.iso.datetime(),
      place: z.string(),
      faults: z.array(inspectionItemSchema),
    })
    .optional(),
});

/** `from` and `to` bound the duty date, both included. */
const findingFiltersSchema = z.object({
  state: findingStateSchema.optional(),
  /** `unsettled`: nobody has ended it yet, or somebody has to look again. `overdue`: the deadline of the answer has passed. */
  handling: z.enum([...handlingSchema.options, 'unsettled', 'overdue']).optional(),
  kind: findingKindSchema.optional(),
  violationClass: violationClassSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  badgeNo: badgeNoSchema.optional(),
  shiftId: z.uuid().optional(),
  activityId: z.uuid().optional(),
  /** About a shift or an activity of this campaign. */
  campaignId: z.uuid().optional(),
  /** Under this common cause. */
  causeId: z.uuid().optional(),
  /** Of the same unit, time and rules as this common cause, under none, and undecided. */
  likeCause: z.uuid().optional(),
  /** Confirmed as this violation, and it stands. */
  confirmed: violationClassSchema.optional(),
  /** Confirmed of somebody who must attend this training session. */
  sessionId: z.uuid().optional(),
  /** Of those, who belonged to this unit when it was planned. */
  sessionUnit: unitCodeSchema.optional(),
  /** Of those, who attended or made up for it; only with a session. */
  attended: z.stringbool().optional(),
  recorderSerial: recorderSerialSchema.optional(),
  recordingId: recordingIdSchema.optional(),
  grade: findingGradeSchema.optional(),
  /** The state of its last appeal. */
  appeal: appealStateSchema.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/**
 * GET /api/v1/findings. `sort`: `foundAt` oldest first, `answerDueAt` first due first, `severity` gravest first
 * (finding-severity.ts), within a kind the strongest evidence; a leading minus turns the order round.
 */
export const findingsQuerySchema = pageQuerySchema.extend({
  ...findingFiltersSchema.shape,
  sort: z.enum(['-foundAt', 'foundAt', 'answerDueAt', '-answerDueAt', 'severity', '-severity']).default('-foundAt'),
});

/** GET /api/v1/findings/counts: how many of each kind the filters select. */
export const findingCountsQuerySchema = findingFiltersSchema.omit({ kind: true });

/** Most first; kinds without any are left out. */
export const findingCountsSchema = z.object({
  kinds: z.array(z.object({ kind: findingKindSchema, count: z.int() })),
});

export const findingRowSchema = z.object({
  findingId: z.uuid(),
  kind: findingKindSchema,
  /** The violation under which its kind falls; null: it is none by itself. */
  /** By which rules it is judged: those that counted when the duty began. It keeps them. */
  rulesEdition: rulesEditionSchema,
  /** Under which violation it falls if it is right. Null: it is none by itself, but says that something must be looked at. */
  violationClass: violationClassSchema.nullable(),
  state: findingStateSchema,
  handling: handlingSchema,
  /** Why what was decided is to be looked at again; null: it isn't. */
  lookAgain: lookAgainSchema.nullable(),
  /** What it is about: exactly one of shift, activity, recorder's day, recording; or an officer's day. */
  subject: z.string(),
  shiftId: z.uuid().nullable(),
  activityId: z.uuid().nullable(),
  recorderSerial: recorderSerialSchema.nullable(),
  recordingId: recordingIdSchema.nullable(),
  /** Null when nobody held the recorder, and for what HQ's own store lost or changed. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  /**
   * Who led that officer, or the unit where it names nobody, when the duty began that it is about, or stood in for who did: he
   * answers for it too. Null when nobody did.
   */
  leaderBadgeNo: badgeNoSchema.nullable(),
  leaderName: z.string().nullable(),
  /** Since when he led by then; null: since before HQ knew of it, or found before HQ kept that. */
  leaderSince: z.iso.datetime().nullable(),
  /** The leader for whom he stood in; null: he led himself. */
  leaderStandsInFor: z.object({ badgeNo: badgeNoSchema, name: z.string() }).nullable(),
  /** Who was in charge of the others whom it names, where that is somebody else. */
  otherLeaders: z.array(z.object({ badgeNo: badgeNoSchema, name: z.string() })),
  grade: findingGradeSchema.nullable(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  dutyDate: z.iso.date(),
  shiftStartsAt: z.iso.datetime().nullable(),
  shiftEndsAt: z.iso.datetime().nullable(),
  detail: findingDetailSchema,
  foundAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  answerCount: z.int(),
  /** Since when it is to be answered. */
  toldAt: z.iso.datetime(),
  /** Until when: the end of a day. */
  answerDueAt: z.iso.datetime(),
  /** That day. */
  answerDueOn: z.iso.date(),
  /** The state of its last appeal; null: none was made. */
  appeal: appealStateSchema.nullable(),
});

export const findingsPageSchema = pageOf(findingRowSchema);

/** What the finding said when an answer or appeal was written; it may say something else by now. */
const saidThen = { findingKind: findingKindSchema };

/** GET /api/v1/findings/:findingId. Answers and appeals stay with it whatever it says later, oldest first. */
export const findingDetailResponseSchema = findingRowSchema.extend({
  answers: z.array(findingAnswerSchema.extend(saidThen)),
  appeals: z.array(appealSchema.extend(saidThen)),
  /**
   * Until when it can be appealed against: the end of a day. Null: the decision was not seen yet by those whom it names, or
   * there is none.
   */
  appealUntil: z.iso.datetime().nullable(),
  /** What the account can decide about it as it stands; nothing where it answered itself. */
  steps: z.array(decidingStepSchema),
  /** What it came from, with others; null: nobody said so. */
  cause: causeOfFindingSchema.nullable(),
  history: historySchema,
});

export type RuleKey = keyof typeof kindsOfRule;
export type FindingKind = (typeof kindsOfRule)[RuleKey][number];
export type RulesEdition = z.infer<typeof rulesEditionSchema>;
export type ViolationClass = z.infer<typeof violationClassSchema>;
export type FindingGrade = z.infer<typeof findingGradeSchema>;
export type Testimonies = z.infer<typeof testimoniesSchema>;
export type DoubtKind = z.infer<typeof doubtKindSchema>;
export type Doubt = z.infer<typeof doubtSchema>;
export type FindingState = z.infer<typeof findingStateSchema>;
export type FindingDetail = z.infer<typeof findingDetailSchema>;
export type FindingsQuery = z.infer<typeof findingsQuerySchema>;
export type FindingCountsQuery = z.infer<typeof findingCountsQuerySchema>;
export type FindingCounts = z.infer<typeof findingCountsSchema>;
export type FindingRow = z.infer<typeof findingRowSchema>;
export type FindingDetailResponse = z.infer<typeof findingDetailResponseSchema>;
export type FindingAnswer = FindingDetailResponse['answers'][number];
export type Appeal = FindingDetailResponse['appeals'][number];

import { z } from 'zod';
import { inspectionSchema } from '../contract/inspection.ts';
import { cardPathSchema } from '../contract/sighting.ts';
import { type Category, categoryNames } from '../fields/categories.ts';
import { badgeNoSchema, recordingIdSchema, sha256HexSchema, stationIdSchema } from '../ids.ts';
import { activityKindSchema, activitySearchSchema } from './activities.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { reasonSchema } from './schema-of.ts';

export const categorySchema = z.enum(Object.keys(categoryNames) as Category[]);

/** PUT /api/v1/recordings/:recordingId/category. */
export const categoryChangeSchema = z.object({ category: categorySchema, reason: reasonSchema });

/** How long a recording is kept, on its page. `keptUntil` null: permanently, or as long as a hold without an end lasts. */
/** By what a recording is kept: an activity and its case number. `outdated`: it has them no more, and stays until two take it off. */
export const evidenceGroundSchema = z.object({
  activityId: z.uuid(),
  kind: activityKindSchema,
  startsAt: z.iso.datetime(),
  caseNo: z.string(),
  keptSince: z.iso.datetime(),
  outdated: z.boolean(),
  /** Whether a release waits. */
  releasing: z.boolean(),
});

const recordingRetentionSchema = z.object({
  category: categorySchema,
  categoryBy: z.string().nullable(),
  categoryAt: z.iso.datetime().nullable(),
  categoryReason: z.string().nullable(),
  keptUntil: z.iso.datetime().nullable(),
  /** By which activities and case numbers it is kept for good. */
  caseEvidence: z.array(evidenceGroundSchema),
});

/** `private`: it shows private life. `irrelevant`: it has nothing to do with duty. */
export const restrictionWhySchema = z.enum(['private', 'irrelevant']);

/**
 * `announced`: the station has it and told HQ. `uploading`: parts are arriving. `uploaded`: the store said that it has it.
 * `verified`: HQ read the stored bytes back and their SHA-256 is the announced one. `deleted`: its time to be kept was
 * over and two people let it be deleted; the row stays.
 */
export const recordingStateSchema = z.enum(['announced', 'uploading', 'uploaded', 'verified', 'deleted']);

/** The states as people see them. `lost`: HQ, its second copy and every station lack it, though HQ waits for it. */
export const shownStateSchema = z.enum([...recordingStateSchema.options, 'lost']);

export const legalHoldStateSchema = z.enum(['active', 'lifted', 'expired']);

export const legalHoldRowSchema = z.object({
  legalHoldId: z.uuid(),
  recordingId: recordingIdSchema,
  fileName: z.string(),
  state: legalHoldStateSchema,
  reason: z.string(),
  placedBy: z.string(),
  placedAt: z.iso.datetime(),
  /** Null: until somebody lifts it. */
  expiresAt: z.iso.datetime().nullable(),
  liftedBy: z.string().nullable(),
  liftedAt: z.iso.datetime().nullable(),
  liftReason: z.string().nullable(),
});

/**
 * What a later reading found of a verified recording: its stored version is gone, or holds other bytes. The recording is
 * `announced` again, and the problem stays until the right bytes were stored and read back.
 */
export const integrityProblemSchema = z.enum(['object_missing', 'object_changed', 'object_unreadable']);

/**
 * GET /api/v1/recordings. `from` and `to` bound `capturedAt`, `to` excluded. `badgeNo`: who held the recorder. `q`: part of
 * the file's name, or a recorder's serial, which finds its recordings alone, or the first four or more of a recording's id.
 * `plateNo`, `caseNo`, `place`: parts of what is said of an activity that it shows. `deviceMarked`: only what was marked on the
 * recorder.
 * `sort`: newest first with a leading minus; an unknown `capturedAt` is the oldest. `videosFirst`: videos, last captured first, then
 * photos, sound and the rest in the same order.
 */
export const recordingsQuerySchema = pageQuerySchema.extend({
  sort: z.enum(['-announcedAt', 'announcedAt', '-capturedAt', 'capturedAt', 'videosFirst']).default('-announcedAt'),
  q: z.string().trim().min(3).max(100).optional(),
  badgeNo: badgeNoSchema.optional(),
  ...activitySearchSchema.shape,
  deviceMarked: z.literal('true').optional(),
  kind: inspectionSchema.shape.kind.optional(),
  state: shownStateSchema.optional(),
  stationId: stationIdSchema.optional(),
  unitCode: z.string().max(20).optional(),
  recorderSerial: z.string().max(32).optional(),
  outcome: z.enum(['healthy', 'damaged', 'not_inspected']).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

export const recordingRowSchema = z.object({
  recordingId: recordingIdSchema,
  state: recordingStateSchema,
  /** HQ, its second copy and every station lack it; `state` only says what HQ waits for. */
  lost: z.boolean(),
  stationId: stationIdSchema,
  unitCode: z.string(),
  unitName: z.string(),
  recorderSerial: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
  /** What is played of it. */
  durationMs: z.int().nullable(),
  /** From its first to its last moment. */
  spanMs: z.int().nullable(),
  /** When it shows nothing, counted from its first moment. */
  holes: z.array(z.object({ fromMs: z.int(), untilMs: z.int() })),
  capturedAt: z.iso.datetime().nullable(),
  announcedAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  inspection: inspectionSchema,
  /** Who held the recorder while it recorded, in order; more than one after a handover in mid-recording. */
  holders: z.array(z.object({ badgeNo: badgeNoSchema, name: z.string() })),
  /** The same bytes were seen on several recorders: it covers nobody. */
  disputed: z.boolean(),
  /** Somebody pressed the mark on the recorder. */
  deviceMarked: z.boolean(),
  hasThumbnail: z.boolean(),
});

export const recordingsPageSchema = pageOf(recordingRowSchema);

/** GET /api/v1/recordings/:recordingId. `history` is oldest first; its `type` names the fact. */
export const recordingDetailSchema = recordingRowSchema.extend({
  sha256: sha256HexSchema,
  partSizeBytes: z.int(),
  partSha256: z.array(sha256HexSchema),
  objectKey: z.string(),
  versionId: z.string().nullable(),
  sightings: z.array(
    z.object({
      stationId: stationIdSchema,
      recorderSerial: z.string(),
      cardVolumeId: z.string(),
      path: cardPathSchema,
      sizeBytes: z.int(),
      modifiedAt: z.iso.datetime(),
      dockSessionId: z.uuid(),
      claimedBadgeNo: z.string().nullable(),
      deviceMarked: z.boolean(),
    }),
  ),
  /**
   * Of one whose length nobody knows: when it ended by the file's name, corrected as its beginning is. It is a claim and covers nothing;
   * null where the name says none, or the length is known.
   */
  claimedUntil: z.iso.datetime().nullable(),
  /** Who held the recorder, and when, in the time of the recording; custody decides, the file name is a witness. */
  holdings: z.array(
    z.object({ badgeNo: badgeNoSchema, name: z.string(), from: z.iso.datetime(), to: z.iso.datetime() }),
  ),
  /** The shifts that it lies in. */
  shifts: z.array(
    z.object({ shiftId: z.uuid(), badgeNo: badgeNoSchema, startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }),
  ),
  /** The activities that it shows, withdrawn ones left out; it is kept as long as any of them asks for. */
  activities: z.array(
    z.object({
      activityId: z.uuid(),
      kind: activityKindSchema,
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      place: z.string(),
      plateNo: z.string().nullable(),
      caseNo: z.string().nullable(),
    }),
  ),
  history: historySchema,
  retention: recordingRetentionSchema,
  /** Newest first. */
  holds: z.array(legalHoldRowSchema),
  /** Who let it be deleted when its time was over; null while it is there. */
  deletion: z
    .object({
      deletedAt: z.iso.datetime(),
      approvals: z.array(z.object({ by: z.string(), reason: z.string(), at: z.iso.datetime() })),
    })
    .nullable(),
  /** How it lies in the object store. `lockedUntil`: nobody can delete it before. `readAt`: when its bytes were last right. */
  storage: z.object({
    lockedUntil: z.iso.datetime().nullable(),
    readAt: z.iso.datetime().nullable(),
    /** When the second copy was read back; null when there is none. */
    copyVerifiedAt: z.iso.datetime().nullable(),
    problem: z.object({ kind: integrityProblemSchema, at: z.iso.datetime() }).nullable(),
  }),
  /** It is private or irrelevant; null: it isn't restricted. `opens`: the account sees it all the same. */
  restriction: z
    .object({
      restrictionId: z.uuid(),
      why: restrictionWhySchema,
      reason: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      opens: z.boolean(),
    })
    .nullable(),
  /** The restore of HQ since which it is `lost`; null: it isn't, or there was none. */
  lostAtRestore: z.object({ restoreId: z.int(), restoredAt: z.iso.datetime() }).nullable(),
  /** Until when an approval lets the account see it; null where it needs none. */
  accessUntil: z.iso.datetime().nullable(),
});

export type IntegrityProblem = z.infer<typeof integrityProblemSchema>;
export type CategoryChange = z.infer<typeof categoryChangeSchema>;
export type RecordingState = z.infer<typeof recordingStateSchema>;
export type ShownState = z.infer<typeof shownStateSchema>;
export type RecordingsQuery = z.infer<typeof recordingsQuerySchema>;
export type RecordingRow = z.infer<typeof recordingRowSchema>;
export type RecordingDetail = z.infer<typeof recordingDetailSchema>;

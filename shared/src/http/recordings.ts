import { z } from 'zod';
import { inspectionSchema } from '../contract/inspection.ts';
import { cardPathSchema } from '../contract/sighting.ts';
import { recordingIdSchema, sha256HexSchema, stationIdSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/**
 * `announced`: the station has it and told HQ. `uploading`: parts are arriving. `uploaded`: the store said that it has it.
 * `verified`: HQ read the stored bytes back and their SHA-256 is the announced one.
 */
export const recordingStateSchema = z.enum(['announced', 'uploading', 'uploaded', 'verified']);

/** GET /api/v1/recordings. `from` and `to` bound `capturedAt`, `to` excluded. */
export const recordingsQuerySchema = pageQuerySchema.extend({
  state: recordingStateSchema.optional(),
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
  stationId: stationIdSchema,
  unitCode: z.string(),
  unitName: z.string(),
  recorderSerial: z.string(),
  fileName: z.string(),
  sizeBytes: z.int(),
  durationMs: z.int().nullable(),
  capturedAt: z.iso.datetime().nullable(),
  announcedAt: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  inspection: inspectionSchema,
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
  history: z.array(z.object({ at: z.iso.datetime(), type: z.string(), detail: z.record(z.string(), z.json()) })),
});

export type RecordingState = z.infer<typeof recordingStateSchema>;
export type RecordingsQuery = z.infer<typeof recordingsQuerySchema>;
export type RecordingRow = z.infer<typeof recordingRowSchema>;
export type RecordingDetail = z.infer<typeof recordingDetailSchema>;

import { z } from 'zod';
import { recordingIdSchema } from '../ids.ts';

/** POST /api/v1/station/uploads: asks to upload a recording that this station announced. Idempotent. */
export const uploadRequestSchema = z.object({ recordingId: recordingIdSchema });

/** One part to PUT: exactly these headers, exactly `sizeBytes` bytes, before `expiresAt`. */
const grantedPartSchema = z.object({
  partNumber: z.int().positive(),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  sizeBytes: z.int().positive(),
});

/**
 * `parts`: these parts are missing at the store (at most 64 at a time: ask again after sending them).
 * `complete`: the store has every part; POST /api/v1/station/uploads/:recordingId/completion.
 * `uploaded`: stored, not yet read back; ask again later. `verified`: HQ read it back and its SHA-256 is right.
 */
export const uploadGrantSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('parts'),
    partSizeBytes: z.int().positive(),
    parts: z.array(grantedPartSchema).min(1).max(64),
    expiresAt: z.iso.datetime(),
  }),
  z.object({ outcome: z.literal('complete') }),
  z.object({ outcome: z.literal('uploaded') }),
  z.object({ outcome: z.literal('verified'), verifiedAt: z.iso.datetime() }),
]);

/** POST /api/v1/station/uploads/:recordingId/completion. Idempotent. `parts_missing`: ask for a grant again. */
export const uploadCompletionSchema = z.object({ outcome: z.enum(['uploaded', 'verified', 'parts_missing']) });

/**
 * GET /api/v1/station/wanted-uploads: recordings that HQ had verified and lost since, and that this station announced. It is
 * to upload those that it still has, as if they were new. `firstIds`: those that HQ never had and wants before all others, as they
 * belong to a case; HQ of before names none.
 */
export const wantedUploadsSchema = z.object({
  recordingIds: z.array(recordingIdSchema).max(500),
  firstIds: z.array(recordingIdSchema).max(500).default([]),
});

export type WantedUploads = z.infer<typeof wantedUploadsSchema>;
export type GrantedPart = z.infer<typeof grantedPartSchema>;
export type UploadGrant = z.infer<typeof uploadGrantSchema>;
export type UploadCompletion = z.infer<typeof uploadCompletionSchema>;

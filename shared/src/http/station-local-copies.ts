import { z } from 'zod';
import { recordingIdSchema } from '../ids.ts';

/** POST /api/v1/station/local-copies: asks what HQ has of recordings of which this station keeps a copy. */
export const localCopiesRequestSchema = z.object({ recordingIds: z.array(recordingIdSchema).min(1).max(200) });

/**
 * A recording of which HQ has a verified version that nothing speaks against. `lockedSince`: from when on nobody can delete it
 * before `lockedUntil`; both are null where there is no such lock. `secondCopyAt`: when a copy in another store was read back
 * with the right SHA-256; null where there is none.
 */
export const heldRecordingSchema = z.object({
  recordingId: recordingIdSchema,
  verifiedAt: z.iso.datetime(),
  lockedSince: z.iso.datetime().nullable(),
  lockedUntil: z.iso.datetime().nullable(),
  secondCopyAt: z.iso.datetime().nullable(),
});

/** Only those that HQ holds: what it lost, doubts or never verified is left out. */
export const localCopiesResponseSchema = z.object({ held: z.array(heldRecordingSchema) });

/**
 * POST /api/v1/station/local-copies/:recordingId/confirmation: the last question before a station removes its copy. HQ asks the
 * object store for the version and its lock now, and says that it holds the recording only if it read the object whole since the station
 * asked for the first time. `held` is null when it doesn't hold it, or hasn't read it yet. `readingBack`: it is about to read it, ask
 * again soon; the copy stays, though `held` may say what an earlier reading found, for stations of before.
 */
export const localCopyConfirmationSchema = z.object({
  held: heldRecordingSchema.nullable(),
  readingBack: z.boolean().optional(),
});
export type LocalCopyConfirmation = z.infer<typeof localCopyConfirmationSchema>;

export type HeldRecording = z.infer<typeof heldRecordingSchema>;

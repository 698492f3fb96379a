import { z } from 'zod';
import { recordingIdSchema } from '../ids.ts';

/** POST /api/v1/viewing-sessions: footage is seen only in a viewing session, which leaves a trace. */
export const viewingSessionRequestSchema = z.object({ recordingId: recordingIdSchema });

/**
 * GET `mediaUrl` answers the original bytes and takes `Range`; with `?download=1` as a file to save. It works for this
 * account until `expiresAt`.
 */
export const viewingSessionSchema = z.object({
  viewingSessionId: z.uuid(),
  mediaUrl: z.string(),
  contentType: z.string(),
  sizeBytes: z.int(),
  expiresAt: z.iso.datetime(),
});

export type ViewingSession = z.infer<typeof viewingSessionSchema>;

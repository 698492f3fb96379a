import { z } from 'zod';

/** What an inspector may say is wrong with a file. Codes are stable; the page translates them. */
const damageCodes = [
  'not_a_container',
  'moov_missing',
  'truncated',
  'no_video_track',
  'no_packets',
  'bad_packet',
  'zero_filled',
] as const;

/** What the station found in a collected file. `not_inspected` says that nobody looked, never that it is healthy. */
export const inspectionSchema = z.object({
  outcome: z.enum(['healthy', 'damaged', 'not_inspected']),
  kind: z.enum(['video', 'audio', 'image', 'text', 'other']),
  container: z.string().max(32).nullable(),
  durationMs: z.int().nonnegative().nullable(),
  codecs: z.array(z.string().max(64)).max(8),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  problems: z.array(z.object({ code: z.enum(damageCodes), detail: z.string().max(500) })).max(20),
});

export type Inspection = z.infer<typeof inspectionSchema>;

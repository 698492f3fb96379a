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

/** Why a station can't say whether a file is whole. Codes are stable; the page translates them. */
export const notInspectedReasons = [
  'no_inspector',
  'too_long',
  'inspector_failed',
  'length_unsure',
  'never_closed',
  'pieces_missing',
  'foreign_bytes',
  'silence_or_zeros',
] as const;

/**
 * What the station found in a collected file. `not_inspected` says that nobody can tell whether it is whole: nobody looked, or
 * who looked couldn't be sure. `reason` says which; stations of old say none.
 */
export const inspectionSchema = z.object({
  outcome: z.enum(['healthy', 'damaged', 'not_inspected']),
  kind: z.enum(['video', 'audio', 'image', 'text', 'other']),
  container: z.string().max(32).nullable(),
  /** Of what a player plays: from the first to the last moment, without the holes. */
  durationMs: z.int().nonnegative().nullable(),
  codecs: z.array(z.string().max(64)).max(8),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  reason: z.enum(notInspectedReasons).optional(),
  /**
   * When a video shows nothing, in order, counted from its first moment. Stations of old say none: they counted holes, and what lies
   * before the first moment, as played.
   */
  holes: z
    .array(z.object({ fromMs: z.int().nonnegative(), untilMs: z.int().nonnegative() }))
    .max(100)
    .optional(),
  problems: z.array(z.object({ code: z.enum(damageCodes), detail: z.string().max(500) })).max(20),
});

export type Inspection = z.infer<typeof inspectionSchema>;
export type NotInspectedReason = (typeof notInspectedReasons)[number];

import { z } from 'zod';
import { cardPathSchema } from '../contract/sighting.ts';
import { recordingIdSchema, stationIdSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

/**
 * What kept a file on a card from becoming a recording. `folder_unreadable`: the path is a folder, and what lies in it isn't known
 * or not wholly; `.` is the card itself.
 */
export const sightingProblemSchema = z.enum([
  'empty_file',
  'vanished',
  'unreadable',
  'reads_differ',
  'too_large',
  'unidentified',
  'folder_unreadable',
]);

/** GET /api/v1/sightings: files as they were seen on cards, newest first; with `problem=any`, those without a recording. */
export const sightingsQuerySchema = pageQuerySchema.extend({
  problem: z.union([sightingProblemSchema, z.literal('any')]).optional(),
  stationId: stationIdSchema.optional(),
});

const sightingRowSchema = z.object({
  sightingId: z.string(),
  recordingId: recordingIdSchema.nullable(),
  problem: sightingProblemSchema.nullable(),
  problemDetail: z.string().nullable(),
  /** The same file was read later, and became this recording. */
  collectedAs: recordingIdSchema.nullable(),
  stationId: stationIdSchema,
  recorderSerial: z.string(),
  path: cardPathSchema,
  sizeBytes: z.int(),
  modifiedAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
});

export const sightingsPageSchema = pageOf(sightingRowSchema);

export type SightingProblem = z.infer<typeof sightingProblemSchema>;
export type SightingsQuery = z.infer<typeof sightingsQuerySchema>;
export type SightingRow = z.infer<typeof sightingRowSchema>;

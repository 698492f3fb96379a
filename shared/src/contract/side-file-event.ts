import { z } from 'zod';
import { recordingIdSchema } from '../ids.ts';
import { neededTimeSchema } from './claimed-time.ts';
import { cardPathSchema } from './sighting.ts';

/** `at` is by the recorder's clock. Degrees of WGS 84; `accuracyM`: the radius that the recorder itself states, in metres. */
export const trackPointSchema = z.object({
  at: neededTimeSchema,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyM: z.number().nonnegative().max(1_000_000).nullable(),
});

/** `at` is by the recorder's clock. `label`: what the recorder wrote beside the bookmark, for people to read. */
export const bookmarkSchema = z.object({ at: neededTimeSchema, label: z.string().min(1).max(200).nullable() });

/** Of entries in one page. */
const maxEntries = 500;

/**
 * What every page of a side file says: a file that the recorder wrote beside its footage. It is collected like a recording, so
 * `sideFileId` names its bytes; `path` is where it lay. `recordingId` is the recording that it belongs to by the layout's rule,
 * null where that can't be told. `badEntries`: how many of this page's part the layout's rule can't read. A station whose database was
 * lost sends all pages again: HQ keeps one of each (`sideFileId`, `recordingId`, `page`).
 */
const page = {
  dockSessionId: z.uuid(),
  recorderSerial: z.string().min(1).max(32),
  cardVolumeId: z.string().min(1).max(128),
  sideFileId: recordingIdSchema,
  path: cardPathSchema,
  recordingId: recordingIdSchema.nullable(),
  page: z.int().positive(),
  pages: z.int().positive(),
  badEntries: z.int().nonnegative(),
};

/** Events of what lies in side files: where the recorder was, and what its wearer marked while it recorded. */
export const sideFileEventSchemas = {
  recorder_track: z.object({ ...page, entries: z.array(trackPointSchema).max(maxEntries) }),
  recorder_bookmarks: z.object({ ...page, entries: z.array(bookmarkSchema).max(maxEntries) }),
} as const;

export type TrackPoint = z.infer<typeof trackPointSchema>;
export type Bookmark = z.infer<typeof bookmarkSchema>;

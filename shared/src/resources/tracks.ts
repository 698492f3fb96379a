import { z } from 'zod';
import { bookmarkSchema, trackPointSchema } from '../contract/side-file-event.ts';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineResource } from './resource.ts';

const placedSchema = z.object({
  recorderSerial: recorderSerialSchema,
  /** Null: nobody can tell to which recording it belongs. */
  recordingId: recordingIdSchema.nullable(),
  /** By the recorder's clock. */
  shownAt: z.iso.datetime(),
  /** The same, corrected as the recording is; null: nobody knows when it was. */
  at: z.iso.datetime().nullable(),
});

const pointSchema = placedSchema.extend(trackPointSchema.omit({ at: true }).shape);
const markSchema = placedSchema.extend(bookmarkSchema.pick({ label: true }).shape);

/** In order of time. `total`: how many points there are; of many only every n-th is told. */
const trackSchema = z.object({ points: z.array(pointSchema), total: z.int(), bookmarks: z.array(markSchema) });

/**
 * Where recorders were (轨迹) and what their wearers marked on them (标记), as files beside the footage tell. Nobody sees more of it than of
 * the footage.
 */
export const tracks = defineResource({
  endpoints: {
    ofRecording: endpoint('GET recordings/:recordingId/track', {
      access: 'recordings.view',
      params: z.object({ recordingId: recordingIdSchema }),
      /** Needed of restricted footage, so that it leaves the same trace. */
      query: z.object({ viewingSessionId: z.uuid().optional() }),
      answers: {
        200: trackSchema.extend({
          /** The files that tell so, as far as the account sees them. */
          sideFiles: z.array(z.object({ sideFileId: recordingIdSchema, path: z.string() })),
          /** How many entries of them nobody could read. */
          badEntries: z.int(),
        }),
      },
    }),
    ofDay: endpoint('GET officers/:badgeNo/days/:date/track', {
      access: 'recordings.view',
      params: z.object({ badgeNo: badgeNoSchema, date: z.iso.date() }),
      answers: {
        /** `restricted`: how many recordings are left out, because each look at their track leaves a trace. */
        200: trackSchema.extend({ restricted: z.int() }),
      },
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: [],
});

/** Of which the points or the bookmarks are saved as a file: a recording, or an officer's date. */
export const trackDownloadQuerySchema = z.object({
  recordingId: recordingIdSchema.optional(),
  viewingSessionId: z.uuid().optional(),
  badgeNo: badgeNoSchema.optional(),
  date: z.iso.date().optional(),
});

export type TrackPointRow = z.infer<typeof pointSchema>;
export type BookmarkRow = z.infer<typeof markSchema>;
export type TrackOfRecording = z.infer<(typeof tracks.endpoints.ofRecording.parts.answers)[200]>;
export type TrackOfDay = z.infer<(typeof tracks.endpoints.ofDay.parts.answers)[200]>;

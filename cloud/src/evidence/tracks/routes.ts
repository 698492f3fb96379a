import { tracks } from '@rollcall/shared/resources/tracks';
import { findOfficerDayTime } from '../../coverage/officer-day-time.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { viewerOf } from '../seen-by.ts';
import { openTrack } from './open-track.ts';
import { readTrackOfOfficer, readTrackOfRecording } from './read-track.ts';

const { ofRecording, ofDay } = tracks.endpoints;

export const servedTracks: ServedResource = {
  lists: [],
  routes: ({ db, now }) => [
    serve(ofRecording, async ({ params: { recordingId }, query, session }) => {
      const viewer = viewerOf(session, now());
      await openTrack(db, { recordingId, ...query }, viewer);
      return readTrackOfRecording(db, recordingId, viewer);
    }),
    serve(ofDay, async ({ params, session, dataScope }) =>
      readTrackOfOfficer(db, await findOfficerDayTime(db, params, dataScope), viewerOf(session, now())),
    ),
  ],
};

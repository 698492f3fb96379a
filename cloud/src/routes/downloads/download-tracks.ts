import { type BookmarkRow, type TrackPointRow, trackDownloadQuerySchema } from '@rollcall/shared/resources/tracks';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { bookmarkColumns, trackPointColumns } from '@rollcall/shared/words/tracks';
import type { z } from 'zod';
import { findOfficerDayTime } from '../../coverage/officer-day-time.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { openTrack } from '../../evidence/tracks/open-track.ts';
import { entriesOfOfficer, entriesOfRecording } from '../../evidence/tracks/placed-entries.ts';
import { readBookmarks, readPoints, type TrackOf } from '../../evidence/tracks/read-track.ts';
import { type DownloadDeps, defineDownload } from '../../http/download-definition.ts';
import { fileColumns } from '../../http/file-columns.ts';
import type { SignedIn } from '../../http/signed-in.ts';

/** @throws bad_request when it isn't said of what; and as the track itself */
async function trackOf(
  { db, now }: DownloadDeps,
  { recordingId, viewingSessionId, badgeNo, date }: z.output<typeof trackDownloadQuerySchema>,
  session: SignedIn,
): Promise<TrackOf> {
  const viewer = viewerOf(session, now());
  if (recordingId !== undefined) {
    await openTrack(db, { recordingId, viewingSessionId }, viewer);
    return (kind) => entriesOfRecording(recordingId, kind);
  }
  if (badgeNo === undefined || date === undefined) {
    throw errors.badRequest([{ path: 'recordingId', message: 'must name a recording, or an officer and a date' }]);
  }
  const time = await findOfficerDayTime(db, { badgeNo, date }, viewer.dataScope);
  return (kind) => entriesOfOfficer(time, kind, viewer);
}

/** The points of a recording's track, or of an officer's date. */
export const downloadTrackPoints = defineDownload<typeof trackDownloadQuerySchema, TrackPointRow>({
  table: 'track-points',
  title: downloadTitles['track-points'],
  access: 'recordings.view',
  query: trackDownloadQuerySchema,
  columns: fileColumns(trackPointColumns),
  rows: async (deps, query, _sight, session) => readPoints(deps.db, await trackOf(deps, query, session)),
});

/** What was marked on the recorder during a recording, or an officer's date. */
export const downloadBookmarks = defineDownload<typeof trackDownloadQuerySchema, BookmarkRow>({
  table: 'bookmarks',
  title: downloadTitles.bookmarks,
  access: 'recordings.view',
  query: trackDownloadQuerySchema,
  columns: fileColumns(bookmarkColumns),
  rows: async (deps, query, _sight, session) => readBookmarks(deps.db, await trackOf(deps, query, session)),
});

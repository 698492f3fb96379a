import { type BookmarkRow, type TrackPointRow, trackExportQuerySchema } from '@rollcall/shared/resources/tracks';
import { exportTitles } from '@rollcall/shared/words/exports';
import { bookmarkColumns, trackPointColumns } from '@rollcall/shared/words/tracks';
import type { z } from 'zod';
import { findOfficerDayTime } from '../../coverage/officer-day-time.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { openTrack } from '../../evidence/tracks/open-track.ts';
import { entriesOfOfficer, entriesOfRecording } from '../../evidence/tracks/placed-entries.ts';
import { readBookmarks, readPoints, type TrackOf } from '../../evidence/tracks/read-track.ts';
import { defineExport, type ExportDeps } from '../../http/export-definition.ts';
import { fileColumns } from '../../http/file-columns.ts';
import type { SignedIn } from '../../http/signed-in.ts';

/** @throws bad_request when it isn't said of what; and as the track itself */
async function trackOf(
  { db, now }: ExportDeps,
  { recordingId, viewingSessionId, badgeNo, date }: z.output<typeof trackExportQuerySchema>,
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
export const exportTrackPoints = defineExport<typeof trackExportQuerySchema, TrackPointRow>({
  table: 'track-points',
  title: exportTitles['track-points'],
  access: 'recordings.view',
  query: trackExportQuerySchema,
  columns: fileColumns(trackPointColumns),
  rows: async (deps, query, _sight, session) => readPoints(deps.db, await trackOf(deps, query, session)),
});

/** What was marked on the recorder during a recording, or an officer's date. */
export const exportBookmarks = defineExport<typeof trackExportQuerySchema, BookmarkRow>({
  table: 'bookmarks',
  title: exportTitles.bookmarks,
  access: 'recordings.view',
  query: trackExportQuerySchema,
  columns: fileColumns(bookmarkColumns),
  rows: async (deps, query, _sight, session) => readBookmarks(deps.db, await trackOf(deps, query, session)),
});

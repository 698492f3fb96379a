import type { BookmarkRow, TrackOfDay, TrackOfRecording, TrackPointRow } from '@rollcall/shared/resources/tracks';
import type { Database } from '../../db/database.ts';
import type { Seer } from '../seen-by.ts';
import { entriesOfOfficer, entriesOfRecording, type PlacedEntries, type SideFileKind } from './placed-entries.ts';
import {
  countRestricted,
  type StoredBookmark,
  type StoredPoint,
  selectBookmarks,
  selectPoints,
  selectSideFiles,
} from './track-repository.ts';

/** As many as a map can show, and a page can hold. */
const shown = { points: 2000, bookmarks: 1000 };
/** As many as the largest file holds. */
const most = 1_000_000;

/** Of what: a recording, or an officer's time with the viewer. */
export type TrackOf = (kind: SideFileKind) => PlacedEntries;

export async function readTrackOfRecording(db: Database, recordingId: string, viewer: Seer): Promise<TrackOfRecording> {
  const of: TrackOf = (kind) => entriesOfRecording(recordingId, kind);
  return { ...(await readTrack(db, of)), ...(await selectSideFiles(db, recordingId, viewer)) };
}

export async function readTrackOfOfficer(
  db: Database,
  time: { badgeNo: string; from: Date; to: Date },
  viewer: Seer,
): Promise<TrackOfDay> {
  const of: TrackOf = (kind) => entriesOfOfficer(time, kind, viewer);
  return { ...(await readTrack(db, of)), restricted: await countRestricted(db, time, viewer) };
}

async function readTrack(db: Database, of: TrackOf) {
  const { points, total } = await selectPoints(db, of('track'), shown.points);
  const bookmarks = await selectBookmarks(db, of('bookmarks'), shown.bookmarks);
  return { points: points.map(toRow<StoredPoint>), total, bookmarks: bookmarks.map(toRow<StoredBookmark>) };
}

/** All points, for a file. */
export async function readPoints(db: Database, of: TrackOf): Promise<TrackPointRow[]> {
  return (await selectPoints(db, of('track'), most)).points.map(toRow<StoredPoint>);
}

/** All bookmarks, for a file. */
export async function readBookmarks(db: Database, of: TrackOf): Promise<BookmarkRow[]> {
  return (await selectBookmarks(db, of('bookmarks'), most)).map(toRow<StoredBookmark>);
}

function toRow<Stored extends { shownAt: Date; at: Date | null }>(stored: Stored) {
  return { ...stored, shownAt: stored.shownAt.toISOString(), at: stored.at?.toISOString() ?? null };
}

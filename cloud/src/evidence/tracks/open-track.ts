import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problem } from '../restrictions/problem.ts';
import { isRestricted } from '../restrictions/repository.ts';
import { opensRestricted, seenBy, type Viewer } from '../seen-by.ts';
import { findViewingSession } from '../viewing-session-repository.ts';

/**
 * Whether the viewer may see the track of a recording now. Of restricted footage it takes a viewing session, so that it leaves the
 * same trace as the footage.
 * @throws not_found, recording_restricted, recording_deleted, viewing_session_not_found
 */
export async function openTrack(
  db: Database,
  { recordingId, viewingSessionId }: { recordingId: string; viewingSessionId?: string | undefined },
  viewer: Viewer,
): Promise<void> {
  const recording = await db
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select(['r.state', isRestricted.as('restricted'), opensRestricted(viewer).as('opens')])
    .where('r.recording_id', '=', recordingId)
    .where(seenBy(viewer))
    .executeTakeFirst();
  if (!recording) throw errors.notFound(`The recording ${recordingId}`);
  if (!recording.opens) throw problem('recording_restricted');
  if (recording.state === 'deleted') throw errors.recordingDeleted(recordingId);
  if (!recording.restricted) return;
  const viewing = viewingSessionId === undefined ? undefined : await findViewingSession(db, viewingSessionId, viewer);
  if (viewing?.recordingId !== recordingId) throw errors.viewingSessionNotFound();
}

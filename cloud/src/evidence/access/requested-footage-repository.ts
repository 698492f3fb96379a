import type { Database } from '../../db/database.ts';
import { recordings } from '../recording-repository.ts';
import { seenBy, type Viewer } from './seen-by-repository.ts';

/** What a request is for, as far as the viewer may see it: of one's own request, what its approval shows. */
export async function selectFootageOf(db: Database, accessRequestId: string, viewer: Viewer) {
  return recordings(db, viewer.sight)
    .innerJoin('access_request_recording as ar', 'ar.recording_id', 'r.recording_id')
    .where('ar.access_request_id', '=', accessRequestId)
    .where(seenBy(viewer))
    .orderBy('r.captured_at')
    .orderBy('r.recording_id')
    .execute();
}

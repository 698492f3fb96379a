import type { Transaction } from '../../db/database.ts';
import { opensRestricted, seenBy, type Viewer } from '../../evidence/seen-by.ts';

/** Of these recordings those that the viewer may see. */
export async function selectExportable(tx: Transaction, recordingIds: readonly string[], viewer: Viewer) {
  return tx
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select(['r.recording_id as recordingId', 'r.state', 'r.size_bytes as sizeBytes'])
    .where('r.recording_id', 'in', [...recordingIds, ''])
    .where(seenBy(viewer))
    .execute();
}

/** Of these recordings those that are restricted, and not open to the viewer. */
export async function selectClosed(tx: Transaction, recordingIds: readonly string[], viewer: Viewer) {
  return tx
    .selectFrom('recording as r')
    .select('r.recording_id as recordingId')
    .where('r.recording_id', 'in', [...recordingIds, ''])
    .where((not) => not.not(opensRestricted(viewer)))
    .execute();
}

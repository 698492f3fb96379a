import type { Database } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { currentVersion } from '../current-version.ts';
import { postponeUnknownObject, type UnknownObject } from '../storage/unread-repository.ts';
import { saveUploaded } from '../upload-repository.ts';

const againAfterMs = 24 * 60 * 60_000;

/**
 * Looks in the store for a recording that HQ lost sight of because its database came back from a backup, or whose version has another
 * name there since. What is there counts as uploaded, and its read-back says whether it is right; so nobody has to send it again.
 * @throws object_store_failed
 */
export async function takeStored(
  { db, store, now }: { db: Database; store: Pick<ObjectStore, 'head'>; now: () => Date },
  { recordingId, stationId, objectKey, rejectedVersionId }: UnknownObject,
): Promise<'taken' | 'not_there'> {
  const stored = await currentVersion(store, { objectKey, rejectedVersionId });
  if (stored === undefined) {
    await postponeUnknownObject(db, recordingId, new Date(now().getTime() + againAfterMs));
    return 'not_there';
  }
  const { versionId, sizeBytes, station } = stored;
  return db.transaction().execute(async (tx) => {
    const saved = { recordingId, uploadId: null, versionId, now: now(), uploadedBy: station };
    if (!(await saveUploaded(tx, saved))) return 'not_there';
    const payload = { stationId: station, versionId, sizeBytes };
    await appendFact(tx, { type: 'upload_completed', subject: `recording:${recordingId}`, payload });
    await notifyLiveOfStations(tx, ['recordings'], [stationId]);
    return 'taken';
  });
}

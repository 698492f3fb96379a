import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { digestParts } from '../digest-parts.ts';
import { saveUploaded } from '../upload-repository.ts';
import { postponeUnknownObject } from './unread-repository.ts';
import type { WalkContext } from './walk-recording.ts';
import type { WalkClaim } from './walk-repository.ts';

const againAfterMs = 60 * 60_000;

/**
 * Reads once more what the store didn't give (`claimUnreadable`). If it gives the right bytes now, they count as uploaded, and their
 * read-back ends the problem; else it is tried again in an hour.
 */
export async function takeBack(
  { db, store, now, pace }: WalkContext,
  claim: WalkClaim,
  signal: AbortSignal,
): Promise<'taken' | 'not_given'> {
  const { recordingId, stationId, objectKey, versionId, sizeBytes } = claim;
  const isRight = async () => {
    const stream = await store.openVersion(objectKey, versionId, signal);
    return stream !== undefined && (await digestParts(stream, claim.partSizeBytes, pace)).sha256 === claim.sha256;
  };
  if (!(await isRight().catch(() => false))) {
    await postponeUnknownObject(db, recordingId, new Date(now().getTime() + (signal.aborted ? 0 : againAfterMs)));
    return 'not_given';
  }
  return db.transaction().execute(async (tx) => {
    if (!(await saveUploaded(tx, { recordingId, uploadId: null, versionId, now: now(), uploadedBy: null })))
      return 'not_given'; // Its station sends it, or has sent it.
    const payload = { stationId: null, versionId, sizeBytes };
    await appendFact(tx, { type: 'upload_completed', subject: `recording:${recordingId}`, payload });
    await notifyLiveOfStations(tx, ['recordings'], [stationId]);
    return 'taken';
  });
}

import type { UploadCompletion } from '@rollcall/shared/http/station-uploads';
import type { Database } from '../db/database.ts';
import { notifyLiveOfStations } from '../db/notify-live.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { currentVersion } from './current-version.ts';
import { discardRejectedVersion } from './discard-rejected-version.ts';
import { planGrant } from './plan-grant.ts';
import { findUpload, forgetUpload, saveUploaded, type Upload } from './upload-repository.ts';

export interface CompletionContext {
  db: Database;
  store: ObjectStore;
  now: () => Date;
  /** Called after a recording was saved as uploaded: something waits to be read back. */
  onUploaded: () => void;
}

/**
 * Makes an object of the parts and keeps its version. Idempotent, also when the store had done it and its answer got lost:
 * the object that is there is taken then, and the read-back judges it like any other.
 * @throws recording_not_announced, object_store_failed
 */
export async function completeUpload(
  context: CompletionContext,
  stationId: string,
  recordingId: string,
): Promise<UploadCompletion> {
  const { db, onUploaded } = context;
  for (let round = 1; round <= 3; round++) {
    const upload = await findUpload(db, recordingId, stationId);
    if (!upload) throw errors.recordingNotAnnounced(recordingId);
    if (upload.state === 'uploaded' || upload.state === 'verified') return { outcome: upload.state };
    if (upload.state === 'deleted') return { outcome: 'verified' };
    const gone = await discardRejectedVersion(context, upload);
    const stored = await storeObject(context, gone ? { ...upload, rejectedVersionId: null } : upload);
    if (stored === undefined) return { outcome: 'parts_missing' };
    if (await save(context, upload, stored)) {
      onUploaded();
      return { outcome: 'uploaded' };
    }
  }
  throw errors.objectStoreFailed('completeUpload', new Error('the recording kept changing under its completion'));
}

interface Stored {
  versionId: string;
  /** Whose parts it is made of; null when nobody can say. */
  uploadedBy: string | null;
}

/** @returns the version that the store made, or has had already; undefined when parts are missing */
async function storeObject({ db, store }: CompletionContext, upload: Upload): Promise<Stored | undefined> {
  const { objectKey: key, uploadId, rejectedVersionId } = upload;
  if (uploadId === null) return current();

  const listed = await store.listParts(key, uploadId);
  const plan = listed.outcome === 'listed' ? planGrant(upload, listed.parts) : undefined;
  if (plan?.outcome === 'missing') return undefined;
  const over = rejectedVersionId === null ? undefined : 'over';
  // Some stores complete over an object in spite of the condition. So it is looked for first.
  const isThere = plan !== undefined && over === undefined && (await current()) !== undefined;
  const completed = plan && !isThere ? await store.completeUpload(key, uploadId, plan.parts, over) : undefined;
  if (completed?.outcome === 'completed') return { versionId: completed.versionId, uploadedBy: upload.stationId };

  const existing = completed?.outcome === 'parts_refused' ? undefined : await current();
  // `exists` without an object: another completion is under way, so the parts may still be needed.
  if (existing === undefined && completed?.outcome === 'exists') return undefined;
  await store.abortUpload(key, uploadId);
  if (existing === undefined) await forgetUpload(db, upload, uploadId);
  return existing;

  async function current(): Promise<Stored | undefined> {
    const stored = await currentVersion(store, upload);
    return stored && { versionId: stored.versionId, uploadedBy: stored.station };
  }
}

async function save(
  { db, now }: CompletionContext,
  upload: Upload,
  { versionId, uploadedBy }: Stored,
): Promise<boolean> {
  const { recordingId, stationId, uploadId, sizeBytes, ownPlan } = upload;
  const ownPlanOf = ownPlan ? stationId : undefined;
  return db.transaction().execute(async (tx) => {
    if (!(await saveUploaded(tx, { recordingId, uploadId, versionId, now: now(), uploadedBy, ownPlanOf })))
      return false;
    await appendFact(tx, {
      type: 'upload_completed',
      subject: `recording:${recordingId}`,
      payload: { stationId, versionId, sizeBytes },
    });
    await notifyLiveOfStations(tx, ['recordings'], [stationId]);
    return true;
  });
}

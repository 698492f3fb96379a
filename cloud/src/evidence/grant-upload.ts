import type { UploadGrant } from '@rollcall/shared/http/station-uploads';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { currentVersion } from './current-version.ts';
import { type GrantPlan, planGrant } from './plan-grant.ts';
import {
  addGrantedBytes,
  findUpload,
  forgetUpload,
  hasOtherHope,
  lockUpload,
  saveUploadOpened,
  selectGrantedBytes,
  touchUpload,
  type Upload,
} from './upload-repository.ts';

export interface GrantContext {
  db: Database;
  store: ObjectStore;
  now: () => Date;
  /** How much of new uploads one station is granted a day (UTC). */
  stationBytesPerDay: number;
}

const grantLifetimeSeconds = 15 * 60;
const dayMs = 24 * 60 * 60_000;

/**
 * What a station has to send of a recording, presigned part by part. What was announced decides sizes and digests, what
 * the store lists decides which are missing; so a lost answer, a restart or a second station that has the same recording
 * needs no state of its own.
 * @throws recording_not_announced, upload_quota_spent, object_store_failed
 */
export async function grantUpload(context: GrantContext, stationId: string, recordingId: string): Promise<UploadGrant> {
  // Each round ends, or finds the recording where another request or the store has put it meanwhile.
  for (let round = 1; round <= 3; round++) {
    const upload = await findUpload(context.db, recordingId, stationId);
    if (!upload) throw errors.recordingNotAnnounced(recordingId);
    if (upload.state === 'uploaded' || (await mustWait(context, upload))) return { outcome: 'uploaded' };
    // What was deleted when its time was over is not asked for again, on whatever card it turns up.
    if ((upload.state === 'verified' || upload.state === 'deleted') && upload.verifiedAt) {
      return { outcome: 'verified', verifiedAt: upload.verifiedAt.toISOString() };
    }
    if (upload.uploadId === null) {
      if (await isStored(context.store, upload)) return { outcome: 'complete' };
      await openUpload(context, stationId, recordingId);
      continue;
    }
    const listed = await context.store.listParts(upload.objectKey, upload.uploadId);
    if (listed.outcome === 'no_such_upload') {
      await forgetUpload(context.db, upload, upload.uploadId);
      continue;
    }
    const plan = planGrant(upload, listed.parts);
    if (plan.outcome === 'complete') return { outcome: 'complete' };
    return presign(context, { ...upload, uploadId: upload.uploadId }, plan);
  }
  throw errors.objectStoreFailed('listParts', new Error('the store forgot an upload that it had just opened'));
}

/** A station whose bytes were another file lets those of other stations go first for so long. */
const refutedMs = 60 * 60_000;

/**
 * What it sent by its parts was read back and was another file. Where another station announced other parts, that one has the
 * recording for itself for a while: else who lies could store wrong bytes again and again before the right ones are there.
 */
async function mustWait({ db, now }: GrantContext, upload: Upload): Promise<boolean> {
  const { refutedAt, state } = upload;
  if (refutedAt === null || state === 'verified' || state === 'deleted') return false;
  return now().getTime() - refutedAt.getTime() < refutedMs && (await hasOtherHope(db, upload));
}

/**
 * A completion whose answer got lost, or an HQ that was restored from a backup: the bytes needn't be sent again. Whether
 * they are right is for the read-back to say.
 */
async function isStored(store: ObjectStore, upload: Upload): Promise<boolean> {
  return (await currentVersion(store, upload)) !== undefined;
}

/** The row stays locked while the store opens the upload, so that no plan gets two. */
async function openUpload(context: GrantContext, stationId: string, recordingId: string): Promise<void> {
  const { db, store } = context;
  const now = context.now();
  const day = now.toISOString().slice(0, 10);
  await db.transaction().execute(async (tx) => {
    const upload = await lockUpload(tx, recordingId, stationId);
    if (upload === undefined || upload.uploadId !== null) return;
    if (upload.state !== 'announced' && upload.state !== 'uploading') return;
    const granted = await selectGrantedBytes(tx, stationId, day);
    if (granted + upload.sizeBytes > context.stationBytesPerDay) {
      throw errors.uploadQuotaSpent(Math.ceil((dayMs - (now.getTime() % dayMs)) / 1000));
    }
    const uploadId = await store.createUpload(upload.objectKey, stationId);
    await saveUploadOpened(tx, upload, { uploadId, now });
    await addGrantedBytes(tx, stationId, day, upload.sizeBytes);
  });
}

async function presign(
  { db, store, now }: GrantContext,
  upload: Upload & { uploadId: string },
  plan: Extract<GrantPlan, { outcome: 'missing' }>,
): Promise<UploadGrant> {
  const signedAt = now();
  await touchUpload(db, upload, { uploadId: upload.uploadId, now: signedAt });
  const parts = await Promise.all(
    plan.parts.map(async ({ partNumber, sizeBytes, sha256 }) => {
      const grant = await store.grantPart({
        key: upload.objectKey,
        uploadId: upload.uploadId,
        partNumber,
        sizeBytes,
        sha256,
        signedAt,
        lifetimeSeconds: grantLifetimeSeconds,
      });
      return { partNumber, sizeBytes, ...grant };
    }),
  );
  const expiresAt = new Date(signedAt.getTime() + grantLifetimeSeconds * 1000).toISOString();
  return { outcome: 'parts', partSizeBytes: upload.partSizeBytes, parts, expiresAt };
}

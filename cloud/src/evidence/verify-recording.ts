import type { Database } from '../db/database.ts';
import { notifyLiveOfStations } from '../db/notify-live.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { raiseStationAlarms } from '../registry/station-alarm-repository.ts';
import { clearIntegrityAlarms } from './clear-integrity-alarms.ts';
import { differingParts, digestParts, type ReadDigests } from './digest-parts.ts';
import { saveRefuted } from './upload-repository.ts';
import {
  saveUnverified,
  saveVerified,
  selectWrongAnnouncers,
  type VerificationClaim,
} from './verification-repository.ts';

export interface VerificationContext {
  db: Database;
  store: ObjectStore;
  now: () => Date;
  /** Awaited before each chunk that is read, with its bytes. */
  pace: (bytes: number) => Promise<void>;
}

/** `superseded`: another worker judged this version first. */
export type Verdict = 'verified' | Rejection | 'superseded';
type Rejection = 'read_back_mismatch' | 'object_missing' | 'object_unreadable';

/**
 * Reads the stored version back and judges it: what the store answered at upload proves nothing. A version whose bytes
 * are wrong is still to be deleted afterwards (`discardRejectedVersion`).
 * @throws object_store_failed: no verdict, try again later
 */
export async function verifyRecording(
  context: VerificationContext,
  claim: VerificationClaim,
  signal: AbortSignal,
): Promise<Verdict> {
  const { store, pace } = context;
  const stream = await store.openVersion(claim.objectKey, claim.versionId, signal);
  if (stream === undefined) return reject(context, claim, 'object_missing', {});
  const read = await digestParts(stream, claim.partSizeBytes, pace);
  // Of the announcements only the SHA-256 of all bytes decides; which station was right about its parts follows from it.
  if (read.sha256 === claim.sha256) return accept(context, claim, read);
  return reject(context, claim, 'read_back_mismatch', mismatchOf(claim, read));
}

/** Says of a stored version that the store doesn't give it, though it gives others, so that it is brought again. */
export function rejectUnreadable(context: VerificationContext, claim: VerificationClaim): Promise<Verdict> {
  return reject(context, claim, 'object_unreadable', {});
}

function mismatchOf(claim: VerificationClaim, read: ReadDigests): Record<string, unknown> {
  return {
    sha256: claim.sha256,
    readSha256: read.sha256,
    sizeBytes: claim.sizeBytes,
    readSizeBytes: read.sizeBytes,
    parts: differingParts(claim.partSha256, read.partSha256),
  };
}

async function accept({ db, now }: VerificationContext, claim: VerificationClaim, read: ReadDigests): Promise<Verdict> {
  const { recordingId, stationId, versionId, sha256 } = claim;
  const { sizeBytes } = read;
  return db.transaction().execute(async (tx) => {
    const wrong = await selectWrongAnnouncers(tx, recordingId, { ...read, partSizeBytes: claim.partSizeBytes });
    if (!(await saveVerified(tx, claim, read, now()))) return 'superseded';
    await appendFact(tx, {
      type: 'recording_verified',
      subject: `recording:${recordingId}`,
      payload: { versionId, sha256, sizeBytes },
    });
    await raiseStationAlarms(
      tx,
      wrong.map((announcer) => ({
        stationId: announcer,
        kind: 'read_back_mismatch',
        detail: { recordingId, seen: 'announced_parts_wrong', versionId },
      })),
    );
    if (claim.integrityProblem !== null) await clearIntegrityAlarms(tx, stationId, now());
    await notifyLiveOfStations(tx, ['recordings', 'stations'], [stationId]);
    return 'verified';
  });
}

async function reject(
  { db, now }: VerificationContext,
  claim: VerificationClaim,
  verdict: Rejection,
  seen: Record<string, unknown>,
): Promise<Verdict> {
  const { recordingId, stationId, uploadedBy, versionId } = claim;
  const payload = { versionId, ...seen };
  // Who uploaded it, not who announced it first: that one may have nothing to do with these bytes.
  const concerned = uploadedBy ?? stationId;
  return db.transaction().execute(async (tx) => {
    if (!(await saveUnverified(tx, claim, verdict !== 'object_missing'))) return 'superseded';
    await appendFact(tx, { type: verdict, subject: `recording:${recordingId}`, payload });
    if (verdict === 'read_back_mismatch' && uploadedBy !== null) await saveRefuted(tx, recordingId, uploadedBy, now());
    // One kind of alarm for all: what was stored couldn't be read back.
    const detail = { recordingId, seen: verdict, ...payload };
    await raiseStationAlarms(tx, [{ stationId: concerned, kind: 'read_back_mismatch', detail }]);
    await notifyLiveOfStations(tx, ['recordings', 'stations'], [...new Set([stationId, concerned])]);
    return verdict;
  });
}

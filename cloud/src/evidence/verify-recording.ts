import type { Database } from '../db/database.ts';
import { notifyLiveOfStations } from '../db/notify-live.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { raiseStationAlarms } from '../registry/station-alarm-repository.ts';
import { clearIntegrityAlarms } from './clear-integrity-alarms.ts';
import { differingParts, digestParts, type ReadDigests } from './digest-parts.ts';
import { saveUnverified, saveVerified, type VerificationClaim } from './verification-repository.ts';

export interface VerificationContext {
  db: Database;
  store: ObjectStore;
  now: () => Date;
  /** Awaited before each chunk that is read, with its bytes. */
  pace: (bytes: number) => Promise<void>;
}

/** `superseded`: another worker judged this version first. */
export type Verdict = 'verified' | 'read_back_mismatch' | 'object_missing' | 'superseded';

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
  if (read.sha256 === claim.sha256 && read.sizeBytes === claim.sizeBytes) return accept(context, claim);
  return reject(context, claim, 'read_back_mismatch', mismatchOf(claim, read));
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

async function accept({ db, now }: VerificationContext, claim: VerificationClaim): Promise<Verdict> {
  const { recordingId, stationId, versionId, sha256, sizeBytes } = claim;
  return db.transaction().execute(async (tx) => {
    if (!(await saveVerified(tx, claim, now()))) return 'superseded';
    await appendFact(tx, {
      type: 'recording_verified',
      subject: `recording:${recordingId}`,
      payload: { versionId, sha256, sizeBytes },
    });
    if (claim.integrityProblem !== null) await clearIntegrityAlarms(tx, stationId, now());
    await notifyLiveOfStations(tx, ['recordings', 'stations'], [stationId]);
    return 'verified';
  });
}

async function reject(
  { db }: VerificationContext,
  claim: VerificationClaim,
  verdict: 'read_back_mismatch' | 'object_missing',
  seen: Record<string, unknown>,
): Promise<Verdict> {
  const { recordingId, stationId, versionId } = claim;
  const payload = { versionId, ...seen };
  return db.transaction().execute(async (tx) => {
    if (!(await saveUnverified(tx, claim, verdict === 'read_back_mismatch'))) return 'superseded';
    await appendFact(tx, { type: verdict, subject: `recording:${recordingId}`, payload });
    // One kind of alarm for both: what was stored couldn't be read back.
    const detail = { recordingId, seen: verdict, ...payload };
    await raiseStationAlarms(tx, [{ stationId, kind: 'read_back_mismatch', detail }]);
    await notifyLiveOfStations(tx, ['recordings', 'stations'], [stationId]);
    return verdict;
  });
}

import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { notifyLiveOfStations } from '../db/notify-live.ts';
import { AppError } from '../errors/app-error.ts';
import { isDeleted, lockRecording } from '../evidence/keep-recording-repository.ts';
import {
  type CopyClaim,
  claimCopy,
  claimLeftovers,
  claimRestoration,
  claimUnreadCopy,
  forgetCopy,
  postponeCopy,
  saveCopy,
  saveFromCopy,
} from '../evidence/storage/copy-repository.ts';
import { removeLeftoverCopies } from '../evidence/storage/remove-leftover-copies.ts';
import { type TransferOutcome, transferObject } from '../evidence/storage/transfer-object.ts';
import { makeWalkDue } from '../evidence/storage/walk-repository.ts';
import { saveUploaded } from '../evidence/upload-repository.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { createPacer } from './pacer.ts';
import { createPeriodicWork } from './periodic-work.ts';

const retryMs = 10 * 60_000;

/**
 * Makes a second copy of every verified recording in another store, and stores what HQ lost again from there. After a restore of HQ's
 * database it reads every copy again. Both ways
 * the bytes are digested on the way and read back. What is to be done stands in the table, so several processes may do it.
 * A transfer takes long: only when its row is locked afterwards is it known whether it still counts. If not, the worker
 * removes what it made, and what it couldn't remove is found by `removeLeftoverCopies`.
 */
export function createCopyWorker(options: {
  db: Database;
  store: ObjectStore;
  copyStore: ObjectStore;
  log: Logger;
  now: () => Date;
  /** Something waits to be read back. */
  onRestored?: () => void;
  bytesPerSecond?: number;
  pollMs?: number;
  leaseMs?: number;
}) {
  const { db, store, copyStore, log, now, leaseMs = 10 * 60_000 } = options;
  const pacer = createPacer(options.bytesPerSecond ?? Number.POSITIVE_INFINITY);
  let failing: string | undefined;
  let prepared: Promise<void> | undefined;

  /** Until nothing is due. @returns what became of each, restorations first */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<TransferOutcome['outcome'][]> {
    const outcomes: TransferOutcome['outcome'][] = [];
    prepared ??= copyStore.ensureBucket();
    await prepared.catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    for (const direction of [restoration, copying, reading]) {
      while (!signal.aborted) {
        const claim = await direction.claim(db, { now: now(), leaseMs });
        if (!claim) break;
        const outcome = await attempt(claim, direction, signal);
        if (outcome) outcomes.push(outcome);
      }
    }
    while (!signal.aborted) {
      const claim = await claimLeftovers(db, { now: now(), leaseMs });
      if (!claim) break;
      const { recordingId } = claim;
      if ((await removeLeftoverCopies({ db, copyStore, now }, claim)) === 'removed') continue;
      log.error({ recordingId }, 'copy of a deleted recording was not removed: the store has a lock on it');
    }
    return outcomes;
  }

  const copying = { claim: claimCopy, stores: { from: store, to: copyStore }, settle: settleCopy };
  /** A copy that is still right is taken as it is; one that isn't is made again. */
  const reading = { ...copying, claim: claimUnreadCopy };
  const restoration = { claim: claimRestoration, stores: { from: copyStore, to: store }, settle: settleRestoration };

  async function attempt(
    claim: CopyClaim,
    { stores, settle }: typeof copying,
    signal: AbortSignal,
  ): Promise<TransferOutcome['outcome'] | undefined> {
    const { recordingId } = claim;
    const later = (ms: number) => new Date(now().getTime() + ms);
    // A renewal that fails only lets another worker copy it too.
    const renewal = setInterval(
      () => void postponeCopy(db, recordingId, later(leaseMs)).catch(() => undefined),
      leaseMs / 3,
    );
    try {
      const pace = (bytes: number) => pacer(bytes, signal);
      const result = await transferObject(stores, claim, { pace, signal });
      clearInterval(renewal);
      await postponeCopy(db, recordingId, later(retryMs));
      await settle(claim, result);
      failing = result.outcome === 'transferred' ? undefined : result.outcome;
      return result.outcome;
    } catch (error) {
      clearInterval(renewal);
      await postponeCopy(db, recordingId, later(signal.aborted ? 0 : retryMs));
      if (signal.aborted) return undefined;
      failing = error instanceof AppError ? error.code : 'internal';
      log.warn({ recordingId, error }, 'copy of a recording was put off');
      return undefined;
    } finally {
      clearInterval(renewal);
    }
  }

  async function settleCopy(claim: CopyClaim, result: TransferOutcome): Promise<void> {
    const { recordingId, stationId, key, sha256 } = claim;
    if (result.outcome === 'source_missing' || result.outcome === 'source_wrong') await makeWalkDue(db, recordingId);
    if (result.outcome !== 'transferred') {
      log.error({ recordingId, outcome: result.outcome }, 'recording could not be copied');
      return;
    }
    const copyVersionId = result.versionId;
    const counts = await db.transaction().execute(async (tx) => {
      // The row is held: a deletion came before, and is seen, or comes after, and finds the copy. What else became of the
      // recording doesn't matter: the copy has its digest.
      const recording = await lockRecording(tx, recordingId);
      if (!recording || isDeleted(recording)) return false;
      if (recording.copyVersionId !== claim.knownCopy) return recording.copyVersionId === copyVersionId;
      if (recording.copyVersionId === copyVersionId) {
        await saveCopy(tx, recordingId, { copyVersionId, now: now() });
        return true;
      }
      if (claim.knownCopy !== null) {
        const lost = { copyVersionId: claim.knownCopy, seen: 'source_missing' };
        await appendFact(tx, { type: 'copy_lost', subject: `recording:${recordingId}`, payload: lost });
      }
      const lockedUntil = recording.lockedUntil ?? claim.lockedUntil;
      if (lockedUntil !== null) await copyStore.lockVersion(key, copyVersionId, lockedUntil);
      await saveCopy(tx, recordingId, { copyVersionId, now: now() });
      const payload = { copyVersionId, sha256 };
      await appendFact(tx, { type: 'recording_copied', subject: `recording:${recordingId}`, payload });
      await notifyLiveOfStations(tx, ['recordings'], [stationId]);
      return true;
    });
    if (!counts) await removeLate(copyStore, claim, copyVersionId);
  }

  async function removeLate(from: ObjectStore, { recordingId, key }: CopyClaim, versionId: string): Promise<void> {
    const outcome = await from.deleteVersion(key, versionId);
    log.info({ recordingId, versionId, outcome }, 'transfer of a recording came too late');
  }

  async function settleRestoration(claim: CopyClaim, result: TransferOutcome): Promise<void> {
    const { recordingId, stationId, versionId: copyVersionId, sizeBytes } = claim;
    const counts = await db.transaction().execute(async (tx) => {
      if (result.outcome === 'transferred') {
        const { versionId } = result;
        const at = now();
        if (!(await saveUploaded(tx, { recordingId, uploadId: null, versionId, now: at, uploadedBy: null }))) {
          // A station may have begun to send it meanwhile: then its completion finds this object. Or it has sent it.
          const recording = await lockRecording(tx, recordingId);
          return recording === undefined || recording.versionId === null || recording.versionId === versionId;
        }
        await saveFromCopy(tx, recordingId, at);
        const payload = { versionId, copyVersionId, sizeBytes };
        await appendFact(tx, { type: 'recording_restored', subject: `recording:${recordingId}`, payload });
      } else if (result.outcome !== 'target_wrong' && (await forgetCopy(tx, recordingId, copyVersionId))) {
        const payload = { copyVersionId, seen: result.outcome };
        await appendFact(tx, { type: 'copy_lost', subject: `recording:${recordingId}`, payload });
      }
      await notifyLiveOfStations(tx, ['recordings', 'stations'], [stationId]);
      return true;
    });
    if (result.outcome === 'transferred' && !counts) await removeLate(store, claim, result.versionId);
    else if (result.outcome === 'transferred') options.onRestored?.();
    else log.error({ recordingId, outcome: result.outcome }, 'recording could not be restored from its copy');
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 10_000,
    onError: (error) => log.error({ error }, 'copies of recordings failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}

import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import { discardRejectedVersion } from '../evidence/discard-rejected-version.ts';
import {
  claimVerification,
  postponeVerification,
  type VerificationClaim,
} from '../evidence/verification-repository.ts';
import { rejectUnreadable, type Verdict, verifyRecording } from '../evidence/verify-recording.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { storeGives } from '../objects/store-gives.ts';
import { createPacer } from './pacer.ts';
import { createPeriodicWork } from './periodic-work.ts';

export interface VerifyWorkerOptions {
  db: Database;
  store: ObjectStore;
  log: Logger;
  now: () => Date;
  /** Called after each recording that became verified. */
  onVerified?: () => void;
  /** Of all read-backs of this process together. No limit when left out. */
  bytesPerSecond?: number;
  /** How many are read back at once. */
  lanes?: number;
  pollMs?: number;
  /** How long after its worker was killed a claim may be taken over. */
  leaseMs?: number;
}

const longestRetryMs = 5 * 60_000;
/** After so many tries, within twenty minutes, the fault is the object's, if the store gives others. */
const mostAttempts = 12;

/**
 * Reads uploaded recordings back. What is to be done stands in the table, so several processes may do it together, and
 * one that is killed loses nothing: its claim runs out.
 */
export function createVerifyWorker(options: VerifyWorkerOptions) {
  const { db, store, log, now, lanes = 2, leaseMs = 60_000 } = options;
  let failing: string | undefined;
  const pacer = createPacer(options.bytesPerSecond ?? Number.POSITIVE_INFINITY);

  /** Reads back until nothing is due. @returns the verdicts, in the order in which they fell */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    async function drain(): Promise<void> {
      while (!signal.aborted) {
        const claim = await claimVerification(db, leaseMs);
        if (!claim) return;
        const verdict = await judge(claim, signal);
        if (verdict) verdicts.push(verdict);
      }
    }
    await Promise.all(Array.from({ length: lanes }, drain));
    return verdicts;
  }

  async function judge(claim: VerificationClaim, signal: AbortSignal): Promise<Verdict | undefined> {
    const { recordingId, versionId, attempts } = claim;
    // A renewal that fails only lets another worker read the same version too; the first verdict counts.
    const renewal = setInterval(
      () => void postponeVerification(db, claim, leaseMs).catch(() => undefined),
      leaseMs / 3,
    );
    try {
      const pace = (bytes: number) => pacer(bytes, signal);
      const context = { db, store, now, pace };
      const verdict = await verifyRecording(context, claim, signal).catch(async (error: unknown) => {
        const mayBeItsFault = attempts >= mostAttempts && isOfStore(error, signal) && (await storeGives(store));
        if (!mayBeItsFault) throw error;
        return verifyRecording(context, claim, signal).catch((again: unknown) => {
          if (!isOfStore(again, signal)) throw again;
          return rejectUnreadable(context, claim);
        });
      });
      failing = undefined;
      if (verdict === 'verified') {
        log.info({ recordingId, versionId }, 'recording verified');
        options.onVerified?.();
      } else log.warn({ recordingId, versionId, verdict }, 'recording not verified');
      if (verdict === 'read_back_mismatch' || verdict === 'object_unreadable') await discard(claim);
      return verdict;
    } catch (error) {
      clearInterval(renewal);
      const retryMs = signal.aborted ? 0 : Math.min(longestRetryMs, 500 * 2 ** attempts) * (0.75 + Math.random() / 2);
      await postponeVerification(db, claim, retryMs);
      if (signal.aborted) return undefined;
      failing = error instanceof AppError ? error.code : 'internal';
      log.warn({ recordingId, attempts, retryMs, error }, 'read-back failed');
      return undefined;
    } finally {
      clearInterval(renewal);
    }
  }

  /** When it fails now, the next completion or the sweep does it. */
  async function discard(claim: VerificationClaim): Promise<void> {
    const { recordingId, versionId } = claim;
    try {
      await discardRejectedVersion({ db, store }, { ...claim, rejectedVersionId: versionId });
    } catch (error) {
      log.warn({ recordingId, versionId, error }, 'rejected version was not deleted');
    }
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 1000,
    onError: (error) => log.error({ error }, 'read-backs failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}

/** Whether the store failed; not the database, and nobody stopped it. */
function isOfStore(error: unknown, signal: AbortSignal): boolean {
  return !signal.aborted && error instanceof AppError && error.code === 'object_store_failed';
}

import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import { raiseIntegrityProblem } from '../evidence/storage/raise-integrity-problem.ts';
import { type WalkContext, type WalkVerdict, walkRecording } from '../evidence/storage/walk-recording.ts';
import { postponeWalk, saveReadFailure, type WalkClaim } from '../evidence/storage/walk-repository.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { storeGives } from '../objects/store-gives.ts';

/** After so many readings that failed, within twenty minutes if nothing keeps HQ from trying, the fault is the object's. */
const mostFailures = 3;
const retryMs = 10 * 60_000;

/**
 * Reads what was claimed, and judges it. What the store doesn't give is tried again later; if it gives other objects meanwhile, this one
 * counts as unreadable. Reports its own failures.
 */
export function createClaimReader(options: {
  db: Database;
  store: ObjectStore;
  log: Logger;
  now: () => Date;
  /** How long after its worker was killed a claim may be taken over. */
  leaseMs: number;
}) {
  const { db, store, log, now, leaseMs } = options;
  /** Why each that could not be read couldn't. */
  const failing = new Map<string, string>();

  async function read(
    claim: WalkClaim,
    how: Pick<WalkContext, 'pace' | 'asksLock'>,
    signal: AbortSignal,
  ): Promise<WalkVerdict | undefined> {
    const { recordingId, versionId } = claim;
    const later = (ms: number) => new Date(now().getTime() + ms);
    // A renewal that fails only lets another worker read the same version too.
    const renewal = setInterval(() => void postponeWalk(db, claim, later(leaseMs)).catch(() => undefined), leaseMs / 3);
    const walk = () => walkRecording({ db, store, now, ...how }, claim, signal);
    try {
      const verdict = await walk().catch((error: unknown) => afterFailure(claim, error, walk, signal));
      if (verdict === undefined) return undefined;
      failing.delete(recordingId);
      if (verdict === 'unsteady') log.warn({ recordingId, versionId }, 'stored recording was read wrong once');
      // Of a store that came back empty there may be a hundred thousand, which are counted.
      else if (verdict !== 'right' && !(how.asksLock && verdict === 'object_missing'))
        log.error({ recordingId, versionId, verdict }, 'stored recording was read again and is wrong');
      return verdict;
    } finally {
      clearInterval(renewal);
    }
  }

  /**
   * Another try comes later. After enough of them it is read once more right after the store gave something else, so that a store that
   * just came back isn't taken for one that lost this object.
   */
  async function afterFailure(
    claim: WalkClaim,
    error: unknown,
    walk: () => Promise<WalkVerdict>,
    signal: AbortSignal,
  ): Promise<WalkVerdict | undefined> {
    const { recordingId } = claim;
    if (signal.aborted) {
      await postponeWalk(db, claim, now());
      return undefined;
    }
    log.warn({ recordingId, error }, 'stored recording could not be read again');
    const until = new Date(now().getTime() + retryMs);
    const code = error instanceof AppError ? error.code : 'internal';
    failing.set(recordingId, code);
    if (code !== 'object_store_failed') {
      await postponeWalk(db, claim, until);
      return undefined;
    }
    const failures = await saveReadFailure(db, claim, until);
    if (failures < mostFailures || !(await storeGives(store))) return undefined;
    return walk().catch((again: unknown) => {
      if (signal.aborted || !(again instanceof AppError) || again.code !== 'object_store_failed') return undefined;
      return raiseIntegrityProblem({ db, now }, claim, 'object_unreadable', { failures });
    });
  }

  return {
    read,
    /** Why something can't be read at the moment: also when other recordings can. */
    problem: (): string | undefined => failing.values().next().value,
  };
}

import type { Logger } from '@rollcall/node/logger';
import { exportObjectKey } from '@rollcall/shared/contract/object-keys';
import { type MakeContext, makeExport } from '../access/evidence-exports/make-export.ts';
import { ExportFailed } from '../access/evidence-exports/read-original.ts';
import {
  claimExport,
  type ExportClaim,
  saveExpired,
  saveFailed,
  selectExpired,
  updateClaimed,
} from '../access/evidence-exports/repository.ts';
import { notifyLive } from '../db/notify-live.ts';
import { AppError } from '../errors/app-error.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { createPeriodicWork } from './periodic-work.ts';

export interface EvidenceExportWorkerOptions extends MakeContext {
  log: Logger;
  pollMs?: number;
  /** How long after its worker was killed an export is begun anew. */
  leaseMs?: number;
}

const longestRetryMs = 5 * 60_000;
const expiredAtOnce = 100;

/**
 * Makes the exports that were ordered, and deletes the files of those that have expired. What is to be done stands in the
 * table: an export whose worker is killed is begun anew by another, and its half of a file is thrown away.
 */
export function createEvidenceExportWorker(options: EvidenceExportWorkerOptions) {
  const { db, store, log, now, leaseMs = 60_000 } = options;
  let failing: string | undefined;

  /** Makes what is due, one after the other, then deletes what has expired. @returns how many became ready */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<number> {
    let ready = 0;
    while (!signal.aborted) {
      const claim = await claimExport(db, leaseMs);
      if (!claim) break;
      if (await attempt(claim, signal)) ready += 1;
    }
    if (!signal.aborted) await deleteExpired();
    return ready;
  }

  async function attempt(claim: ExportClaim, signal: AbortSignal): Promise<boolean> {
    const { exportId, attempts } = claim;
    const superseded = new AbortController();
    const renewal = setInterval(() => {
      // A renewal that doesn't get through lets another worker begin anew, and then this one hears of it.
      const renewed = updateClaimed(db, claim, { runAfterMs: leaseMs }).catch(() => true);
      void renewed.then((held) => held || superseded.abort());
    }, leaseMs / 3);
    try {
      const made = await makeExport(options, claim, AbortSignal.any([signal, superseded.signal]));
      failing = undefined;
      if (made) log.info({ exportId }, 'export ready');
      return made;
    } catch (error) {
      clearInterval(renewal);
      if (error instanceof ExportFailed) {
        await fail(claim, error);
        return false;
      }
      const retryMs = signal.aborted ? 0 : Math.min(longestRetryMs, 1000 * 2 ** attempts);
      await updateClaimed(db, claim, { runAfterMs: retryMs, waiting: true });
      if (signal.aborted || superseded.signal.aborted) return false;
      failing = error instanceof AppError ? error.code : 'internal';
      log.warn({ exportId, attempts, retryMs, error }, 'export was put off');
      return false;
    } finally {
      clearInterval(renewal);
    }
  }

  /** Its half of a file is dropped by the sweep of uploads, if the store can't do it now. */
  async function fail(claim: ExportClaim, { failure, seen }: ExportFailed): Promise<void> {
    const { exportId } = claim;
    const saved = await db.transaction().execute(async (tx) => {
      if (!(await saveFailed(tx, claim, { failure, finishedAt: now() }))) return false;
      await appendFact(tx, {
        type: 'export_failed',
        subject: `export:${exportId}`,
        payload: { ...failure, ...seen },
      });
      await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
      return true;
    });
    if (saved) log.warn({ exportId, ...failure }, 'export failed');
  }

  async function deleteExpired(): Promise<void> {
    for (const { exportId, versionId } of await selectExpired(db, now(), expiredAtOnce)) {
      // A bucket that locks all by itself keeps it for a while; it can't be downloaded meanwhile.
      if (versionId !== null && (await store.deleteVersion(exportObjectKey(exportId), versionId)) === 'refused')
        continue;
      await db.transaction().execute(async (tx) => {
        if (!(await saveExpired(tx, exportId))) return;
        await appendFact(tx, { type: 'export_expired', subject: `export:${exportId}`, payload: {} });
        await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
      });
      log.info({ exportId }, 'expired export deleted');
    }
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 1000,
    onError: (error) => log.error({ error }, 'exports failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}

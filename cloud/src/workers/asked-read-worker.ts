import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { takeBack } from '../evidence/storage/take-back.ts';
import type { WalkVerdict } from '../evidence/storage/walk-recording.ts';
import { claimAsked, claimUnreadable } from '../evidence/storage/walk-repository.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { createClaimReader } from './claim-reader.ts';
import { createPacer } from './pacer.ts';
import { createPeriodicWork } from './periodic-work.ts';

/**
 * Reads at once the stored recordings that somebody asked for: a station that is about to give up its copy, or whoever found that one
 * can't be played; and what the store didn't give, because it may give it again. Beside the walk, which takes its time. What is to be
 * done stands in the table, so several processes may do it together.
 */
export function createAskedReadWorker(options: {
  db: Database;
  store: ObjectStore;
  log: Logger;
  now: () => Date;
  /** Never faster than this. No limit when left out. */
  bytesPerSecond?: number;
  pollMs?: number;
  /** What the store gives again waits to be read back. */
  onTaken?: () => void;
  leaseMs?: number;
}) {
  const { db, store, log, now, leaseMs = 10 * 60_000, bytesPerSecond = Number.POSITIVE_INFINITY } = options;
  const reader = createClaimReader({ db, store, log, now, leaseMs });

  /** @returns the verdicts, in the order in which they fell */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<WalkVerdict[]> {
    const verdicts: WalkVerdict[] = [];
    const pacer = createPacer(bytesPerSecond);
    while (!signal.aborted) {
      const claim = await claimAsked(db, { now: now(), leaseMs });
      if (!claim) break;
      const verdict = await reader.read(claim, { pace: (bytes) => pacer(bytes, signal) }, signal);
      if (verdict) verdicts.push(verdict);
    }
    while (!signal.aborted) {
      const claim = await claimUnreadable(db, { now: now(), leaseMs });
      if (!claim) break;
      const taken = await takeBack({ db, store, now, pace: (bytes) => pacer(bytes, signal) }, claim, signal);
      if (taken === 'taken') options.onTaken?.();
    }
    return verdicts;
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 5000,
    onError: (error) => log.error({ error }, 'reading stored recordings that were asked for failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? reader.problem(), processAll };
}

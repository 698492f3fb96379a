import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import type { WalkVerdict } from '../evidence/storage/walk-recording.ts';
import { claimWalk, selectStoredBytes, type WalkClaim } from '../evidence/storage/walk-repository.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { createClaimReader } from './claim-reader.ts';
import { createPacer } from './pacer.ts';
import { createPeriodicWork } from './periodic-work.ts';
import { readAfterRestore } from './read-after-restore.ts';

const dayMs = 24 * 60 * 60_000;
const hourMs = 60 * 60_000;
/** What the walk reads faster than it would have to, to make up for hours in which it couldn't. */
const haste = 1.25;
const slowestBytesPerSecond = 1_000_000;

/**
 * Reads every stored recording again within `walkDays`, what was read longest ago first, evenly over the time. After a restore it
 * reads all of them at once (`readAfterRestore`). What is to be done stands in the table, so several processes may do it together.
 */
export function createWalkWorker(options: {
  db: Database;
  store: ObjectStore;
  log: Logger;
  now: () => Date;
  /** Never faster than this, even if `walkDays` isn't kept then. No limit when left out. */
  bytesPerSecond?: number;
  pollMs?: number;
  /** A recording that HQ didn't know to have waits to be read back. */
  onTaken?: () => void;
  /** How long after its worker was killed a claim may be taken over. */
  leaseMs?: number;
}) {
  const { db, store, log, now, leaseMs = 10 * 60_000, bytesPerSecond = Number.POSITIVE_INFINITY } = options;
  const reader = createClaimReader({ db, store, log, now, leaseMs });
  let stored: { bytes: number; countedAtMs: number } | undefined;

  /** Reads until nothing is due, evenly when `paced`. @returns the verdicts, in the order in which they fell */
  async function processAll(
    signal: AbortSignal = new AbortController().signal,
    { paced = false }: { paced?: boolean } = {},
  ): Promise<WalkVerdict[]> {
    const verdicts: WalkVerdict[] = [];
    const fast = createPacer(bytesPerSecond);
    const afterRestore = { pace: (bytes: number) => fast(bytes, signal), asksLock: true };
    const readSince = async (claim: WalkClaim) => {
      const verdict = await reader.read(claim, afterRestore, signal);
      if (verdict) verdicts.push(verdict);
    };
    const onTaken = options.onTaken ?? (() => undefined);
    await readAfterRestore({ db, store, now, leaseMs, read: readSince, onTaken }, signal);
    tellOf(verdicts);
    const { walkDays } = await readParameters(db);
    const pacer = createPacer(paced ? await neededRate(walkDays) : bytesPerSecond);
    while (!signal.aborted) {
      const readBefore = new Date(now().getTime() - walkDays * dayMs);
      const claim = await claimWalk(db, { readBefore, now: now(), leaseMs });
      if (!claim) return verdicts;
      const verdict = await reader.read(claim, { pace: (bytes) => pacer(bytes, signal) }, signal);
      if (verdict) verdicts.push(verdict);
    }
    return verdicts;
  }

  function tellOf(verdicts: readonly WalkVerdict[]): void {
    if (verdicts.length === 0) return;
    const missing = verdicts.filter((verdict) => verdict === 'object_missing').length;
    log.warn({ read: verdicts.length, missing }, 'stored recordings were read again after a restore');
  }

  async function neededRate(walkDays: number): Promise<number> {
    if (stored === undefined || now().getTime() - stored.countedAtMs > hourMs) {
      stored = { bytes: await selectStoredBytes(db), countedAtMs: now().getTime() };
    }
    const needed = Math.max(slowestBytesPerSecond, (stored.bytes / (walkDays * 86_400)) * haste);
    return Math.min(bytesPerSecond, needed);
  }

  const periodic = createPeriodicWork({
    now,
    work: (signal) => processAll(signal, { paced: true }),
    intervalMs: options.pollMs ?? 60_000,
    onError: (error) => log.error({ error }, 'walk over stored recordings failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? reader.problem(), processAll };
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@rollcall/node/logger';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import type { LengthMeasurer } from '../lengths/length-measurer.ts';
import { claimLength, type LengthClaim, mostAttempts, postponeLength } from '../lengths/length-repository.ts';
import { saveLength } from '../lengths/save-length.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { createPacer } from './pacer.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** Longer than one file may take, however slow the store is. */
const leaseMs = 15 * 60_000;
const fileTimeoutMs = 10 * 60_000;
const storeRetryMs = 60_000;
/** A program that dies may have met a machine in trouble. */
const retryMs = 3_600_000;

/**
 * Measures again, one after another, how long the verified videos are whose length a station of old told: by their headers, read in
 * ranges. What is to be done stands in the table, so a worker that is killed loses nothing.
 */
export function createLengthWorker(options: {
  db: Database;
  store: ObjectStore;
  measurer: LengthMeasurer;
  log: Logger;
  now: () => Date;
  /** Never faster than this. No limit when left out. */
  bytesPerSecond?: number;
  /** How much longer than it measured a file it rests. Not at all when left out. */
  rest?: number;
  pollMs?: number;
}) {
  const { db, store, measurer, log, now, bytesPerSecond = Number.POSITIVE_INFINITY, rest = 0 } = options;
  let failing: string | undefined;

  /** Measures until none is due, or the store fails. @returns how many lengths were wrong */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<number> {
    const pacer = createPacer(bytesPerSecond);
    let corrected = 0;
    while (!signal.aborted) {
      const claim = await claimLength(db, { now: now(), leaseMs });
      if (!claim) break;
      const begunMs = performance.now();
      const result = await attempt(claim, pacer, signal);
      if (result === 'put_off') break;
      if (result === 'corrected') corrected += 1;
      // A program each takes a third of a second of a processor that others need more.
      const restMs = (performance.now() - begunMs) * rest;
      if (restMs > 0) await delay(restMs, undefined, { signal }).catch(() => undefined);
    }
    return corrected;
  }

  async function attempt(claim: LengthClaim, pacer: ReturnType<typeof createPacer>, stopping: AbortSignal) {
    const { recordingId, attempts } = claim;
    try {
      const result = await measure(claim, pacer, AbortSignal.any([stopping, AbortSignal.timeout(fileTimeoutMs)]));
      failing = undefined;
      return result;
    } catch (error) {
      // Not the recording's fault: the store failed or was too slow, or the service stops.
      const until = new Date(now().getTime() + (stopping.aborted ? 0 : storeRetryMs));
      await postponeLength(db, claim, { until, attempts: attempts - 1 });
      if (stopping.aborted) return 'put_off';
      failing = error instanceof AppError ? error.code : 'internal';
      log.warn({ recordingId, attempts, error }, 'measuring a length was put off');
      return 'put_off';
    }
  }

  async function measure(claim: LengthClaim, pacer: ReturnType<typeof createPacer>, signal: AbortSignal) {
    const { recordingId, sizeBytes, extension, objectKey, versionId, attempts } = claim;
    async function read(start: number, end: number): Promise<Uint8Array | null> {
      await pacer(end - start, signal);
      const stream = await store.getObjectRange(objectKey, versionId, { start, end: end - 1 }, signal);
      if (!stream) return null;
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      return Buffer.concat(chunks);
    }
    const measured = await measurer.measure({ sizeBytes, extension }, read, signal);
    if (measured.outcome === 'measured') {
      const saved = await saveLength(db, claim, measured, now());
      if (saved === 'corrected') log.info({ recordingId }, 'length of a recording corrected');
      return saved;
    }
    // Its bytes will not say anything else.
    const counted = measured.outcome === 'none' ? mostAttempts : attempts;
    await postponeLength(db, claim, { until: new Date(now().getTime() + retryMs), attempts: counted });
    log.warn({ recordingId, attempts, reason: measured.reason }, 'length of a recording could not be measured');
    return undefined;
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 10_000,
    onError: (error) => log.error({ error }, 'measuring lengths failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}

import type { Logger } from '@rollcall/node/logger';
import { thumbnailObjectKey } from '@rollcall/shared/contract/object-keys';
import type { Database } from '../db/database.ts';
import { AppError } from '../errors/app-error.ts';
import {
  claimThumbnail,
  postponeThumbnail,
  saveThumbnail,
  type ThumbnailClaim,
} from '../evidence/thumbnail-repository.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { PictureMaker } from '../thumbnails/picture-maker.ts';
import { createPeriodicWork } from './periodic-work.ts';

/** A program that dies may have met a machine in trouble; one that dies three times met a bad file. */
const maxAttempts = 3;
/** Longer than one picture may take, however slow the store is. */
const leaseMs = 180_000;
const pictureTimeoutMs = 120_000;
const retryMs = 60_000;
const probeEveryMs = 10 * 60_000;

/**
 * Makes small pictures of verified videos and photos. What is to be done stands in the table, as for the read-back. On a
 * machine that can't decode it does nothing, and another machine's worker may.
 */
export function createThumbnailWorker(options: {
  db: Database;
  store: ObjectStore;
  pictures: PictureMaker;
  log: Logger;
  now: () => Date;
  pollMs?: number;
}) {
  const { db, store, pictures, log, now } = options;
  let usable = false;
  let probeAtMs = 0;
  let failing: string | undefined;

  /** A machine that was too busy to say so may be usable later. */
  async function isUsable(signal: AbortSignal): Promise<boolean> {
    if (usable || now().getTime() < probeAtMs) return usable;
    usable = await pictures.works(signal);
    probeAtMs = now().getTime() + probeEveryMs;
    if (!usable && !signal.aborted) log.warn('no thumbnails are made: this machine has no decoder');
    return usable;
  }

  /** Makes pictures until none is due, or the store fails. @returns how many were stored */
  async function processAll(signal: AbortSignal = new AbortController().signal): Promise<number> {
    let stored = 0;
    if (!(await isUsable(signal))) return stored;
    while (!signal.aborted) {
      const claim = await claimThumbnail(db, leaseMs);
      if (!claim) return stored;
      const result = await attempt(claim, signal);
      if (result === 'put_off') return stored;
      if (result === 'stored') stored += 1;
    }
    return stored;
  }

  async function attempt(claim: ThumbnailClaim, signal: AbortSignal): Promise<'stored' | 'put_off' | undefined> {
    const { recordingId, attempts } = claim;
    try {
      const result = await makeThumbnail(claim, AbortSignal.any([signal, AbortSignal.timeout(pictureTimeoutMs)]));
      failing = undefined;
      return result;
    } catch (error) {
      // Not the recording's fault: the store failed or was too slow, or the service stops.
      await postponeThumbnail(db, claim, { delayMs: signal.aborted ? 0 : retryMs, counts: false });
      if (signal.aborted) return 'put_off';
      failing = error instanceof AppError ? error.code : 'internal';
      log.warn({ recordingId, attempts, error }, 'thumbnail was put off');
      return 'put_off';
    }
  }

  async function makeThumbnail(claim: ThumbnailClaim, signal: AbortSignal): Promise<'stored' | undefined> {
    const { recordingId, kind, sizeBytes, durationMs, attempts } = claim;
    // With more attempts than there may be, the worker itself died of it.
    if ((kind !== 'video' && kind !== 'image') || attempts > maxAttempts) {
      await saveThumbnail(db, recordingId, 'none');
      return undefined;
    }
    const read = (start: number, end: number) => readBytes(claim, start, end, signal);
    const made = await pictures.make({ media: kind, sizeBytes, durationMs }, read, signal);
    if (made.outcome === 'picture') {
      await store.putObject(thumbnailObjectKey(recordingId), made.jpeg, 'image/jpeg');
      await saveThumbnail(db, recordingId, 'stored');
      log.info({ recordingId, sizeBytes: made.jpeg.length }, 'thumbnail stored');
      return 'stored';
    }
    const { reason } = made;
    if (made.outcome === 'failed' && attempts < maxAttempts) {
      await postponeThumbnail(db, claim, { delayMs: retryMs, counts: true });
      log.warn({ recordingId, attempts, reason }, 'thumbnail failed');
    } else {
      await saveThumbnail(db, recordingId, 'none');
      log.warn({ recordingId, attempts, reason }, 'recording gets no thumbnail');
    }
    return undefined;
  }

  async function readBytes(
    { objectKey, versionId }: ThumbnailClaim,
    start: number,
    end: number,
    signal: AbortSignal,
  ): Promise<Uint8Array | null> {
    const stream = await store.getObjectRange(objectKey, versionId, { start, end: end - 1 }, signal);
    if (!stream) return null;
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  const periodic = createPeriodicWork({
    now,
    work: processAll,
    intervalMs: options.pollMs ?? 2000,
    onError: (error) => log.error({ error }, 'thumbnails failed'),
  });
  return { ...periodic, problem: () => periodic.problem() ?? failing, processAll };
}

import { setTimeout as delay } from 'node:timers/promises';

/** Lets bytes through at this many a second over all who share it, `Infinity` for no limit. */
export function createPacer(bytesPerSecond: number): (bytes: number, signal: AbortSignal) => Promise<void> {
  let freeAtMs = 0;
  return async (bytes, signal) => {
    if (bytesPerSecond === Number.POSITIVE_INFINITY) return;
    const nowMs = performance.now();
    const startMs = Math.max(nowMs, freeAtMs);
    freeAtMs = startMs + (bytes / bytesPerSecond) * 1000;
    if (startMs > nowMs) await delay(startMs - nowMs, undefined, { signal });
  };
}

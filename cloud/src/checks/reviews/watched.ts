import { firstOf, intersect, lengthOf, type Stretch, union } from './stretches.ts';

/** Footage that is played faster shows nothing any more: it doesn't count. */
const fastestCounted = 8;

/** A player reads ahead, and the rate of bytes varies: so far from what was served, as a part of the file, a moment may lie. */
const slack = 0.1;

/** A recording, and which of its bytes were handed to the reviewer's players until now. */
export interface Served {
  durationMs: number;
  sizeBytes: number;
  served: readonly Stretch[];
}

/**
 * Of what the page says was played since it last said so, what can have been: at the fastest that counts, with a second more for the
 * way to HQ, and only near bytes that were served. What is served later doesn't make it true.
 */
export function playedOf(
  spans: readonly Stretch[],
  elapsedMs: number,
  { durationMs, sizeBytes, served }: Served,
): Stretch[] {
  if (durationMs <= 0 || sizeBytes <= 0) return [];
  const perByte = durationMs / sizeBytes;
  const around = slack * durationMs;
  const shown = served.map(
    ([from, until]): Stretch => [
      Math.max(0, Math.floor(from * perByte - around)),
      Math.min(durationMs, Math.ceil(until * perByte + around)),
    ],
  );
  const inTime = firstOf(union(spans), Math.max(0, elapsedMs) * fastestCounted + 1000);
  return intersect(inTime, union(shown));
}

/** What counts as watched of a window: altogether no larger a part of the recording than of its bytes was served. */
export function watchedOf(
  played: readonly Stretch[],
  window: Stretch,
  { durationMs, sizeBytes, served }: Served,
): Stretch[] {
  if (durationMs <= 0 || sizeBytes <= 0) return [];
  const atMost = Math.ceil((lengthOf(union(served)) * durationMs) / sizeBytes);
  return intersect(firstOf(union(played), atMost), [window]);
}

import { holesOf } from '../../evidence/recording-length.ts';
import { firstOf, intersect, lengthOf, type Stretch, union } from './stretches.ts';

/** Footage that is played faster shows nothing any more: it doesn't count. */
const fastestCounted = 8;

/** A player reads ahead, and the rate of bytes varies: so far from what was served, as a part of the file, a moment may lie. */
const slack = 0.1;

/** A recording, and which of its bytes were handed to the reviewer's players until now. */
export interface Served {
  /** When something is played, in ms of the recording. */
  pieces: readonly Stretch[];
  sizeBytes: number;
  served: readonly Stretch[];
}

/** When a recording of this length plays something. */
export function playedPieces(spanMs: number, holes: string | null): Stretch[] {
  const apart = holesOf(holes);
  const begins = [0, ...apart.map(({ untilMs }) => untilMs)];
  const ends = [...apart.map(({ fromMs }) => fromMs), spanMs];
  return begins.map((from, at): Stretch => [from, ends[at] ?? spanMs]).filter(([from, until]) => from < until);
}

/**
 * Of what the page says was played since it last said so, what can have been: at the fastest that counts, with a second more for the
 * way to HQ, and only near bytes that were served. What is served later doesn't make it true.
 */
export function playedOf(
  spans: readonly Stretch[],
  elapsedMs: number,
  { pieces, sizeBytes, served }: Served,
): Stretch[] {
  const playedMs = lengthOf(pieces);
  if (playedMs <= 0 || sizeBytes <= 0) return [];
  const perByte = playedMs / sizeBytes;
  const around = slack * playedMs;
  const shown = served.flatMap(([from, until]) =>
    inPieces(pieces, [
      Math.max(0, Math.floor(from * perByte - around)),
      Math.min(playedMs, Math.ceil(until * perByte + around)),
    ]),
  );
  const inTime = firstOf(union(spans), Math.max(0, elapsedMs) * fastestCounted + 1000);
  return intersect(inTime, union(shown));
}

/** Where a stretch of what is played lies in the recording: its bytes have no holes. */
function inPieces(pieces: readonly Stretch[], [from, until]: Stretch): Stretch[] {
  let before = 0;
  return pieces.flatMap(([begin, end]): Stretch[] => {
    const part: Stretch = [begin + Math.max(from - before, 0), Math.min(end, begin + until - before)];
    before += end - begin;
    return part[0] < part[1] ? [part] : [];
  });
}

/** What counts as watched of what is to be: altogether no larger a part of the recording than of its bytes was served. */
export function watchedOf(
  played: readonly Stretch[],
  toWatch: readonly Stretch[],
  { pieces, sizeBytes, served }: Served,
): Stretch[] {
  const playedMs = lengthOf(pieces);
  if (playedMs <= 0 || sizeBytes <= 0) return [];
  const atMost = Math.ceil((lengthOf(union(served)) * playedMs) / sizeBytes);
  return intersect(firstOf(intersect(union(played), pieces), atMost), toWatch);
}

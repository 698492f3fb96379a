import { fastestPlayback } from '@rollcall/shared/rules/playback';
import { holesOf } from '../../evidence/recording-length.ts';
import { firstOf, intersect, lengthOf, type Stretch, union } from './stretches.ts';

/** What the page says may be so long on its way. Given once: what was used of it lies ahead of HQ's clock. */
const onTheWayMs = 1000;

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
 * How far a reviewer's time is used up, by HQ's clock in ms, once this was played at the fastest that counts. Playing begins at
 * `sinceMs` at the earliest: when he opened the recording, or where his time was used up before.
 * @returns undefined: nobody can have played that much
 */
export function timeUsed(spans: readonly Stretch[], sinceMs: number, atMs: number): number | undefined {
  const until = Math.ceil(sinceMs + lengthOf(union(spans)) / fastestPlayback);
  return until > atMs + onTheWayMs ? undefined : Math.max(atMs, until);
}

/**
 * Of what the page says was played since it last said so, what can have been: only what lies near bytes that were served. What is
 * served later doesn't make it true.
 */
export function playedOf(spans: readonly Stretch[], { pieces, sizeBytes, served }: Served): Stretch[] {
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
  return intersect(union(spans), union(shown));
}

/** A recording that is looked at with another player: since when it can be, and what of it has to be. */
interface SeenElsewhere {
  sinceMs: number;
  toWatch: readonly Stretch[];
}

/**
 * What there was time to look at of each, one after the other at the fastest that counts; times by HQ's clock.
 * @param seen in the order of `sinceMs`
 */
export function seenElsewhere<One extends SeenElsewhere>(seen: readonly One[], atMs: number): Map<One, Stretch[]> {
  let freeFrom = 0;
  return new Map(
    seen.map((one) => {
      const begins = Math.max(freeFrom, one.sinceMs);
      freeFrom = begins + lengthOf(one.toWatch) / fastestPlayback;
      return [one, firstOf(one.toWatch, Math.floor((atMs - begins) * fastestPlayback))];
    }),
  );
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

import type { ClockBasis } from '@rollcall/shared/http/recorder-witnesses';

// A card has no clock that could be read. But what a recorder wrote since the last look at its card, it wrote between that look and
// this one. So its clock was ahead by at least (its last time − this look) and by at most (its first time − the look before).
//
// A clock jumps only while the recorder is off: after a flat battery it begins in 1970 or 2000. So each stretch from one power-on to
// the next has its own bounds, and neighbouring stretches that agree narrow each other's bounds. A clock whose error is certainly
// within the brigade's tolerance counts as right.

/** What a recorder wrote between one power-on and the next, by its own clock. */
export interface Stretch {
  shownFrom: Date;
  shownUntil: Date;
}

/** When a stretch was written, in true time: after `earliest` (null: unknown) and before `latest`. */
export interface Looks {
  earliest: Date | null;
  latest: Date;
}

export interface ClockObservation {
  observedAt: Date;
  shownAt: Date;
  errorMs: number;
}

export interface Clock extends Stretch {
  lowestMs: number | null;
  highestMs: number | null;
  offsetMs: number | null;
  errorMs: number | null;
  basis: ClockBasis;
}

type Bounds = { lowest: number; highest: number };

/** A recorder shows an earlier time only after its clock was reset. */
const resetBefore = Date.UTC(2015, 0);
/** A time with a larger possible error counts as unknown. */
const largestErrorMs = 24 * 3_600_000;

/** @param stretches in the order in which they were written */
export function judgeClocks(
  stretches: readonly Stretch[],
  looks: Looks,
  { observations, agreeMs }: { observations: readonly ClockObservation[]; agreeMs: number },
): Clock[] {
  const agreeing = stretches.map(
    (stretch) => stretch.shownFrom.getTime() >= resetBefore && agrees(boundsOf(stretch, looks), agreeMs),
  );
  return stretches.map((stretch, index) => {
    const near = agreeing[index] ? looks : looksOf(stretches, agreeing, index, looks);
    const bounds = boundsOf(stretch, near);
    const observed = observations.findLast((one) => index === stretchOf(one, stretches, near));
    const narrowed = observed && narrow(bounds, observed);
    return {
      ...stretch,
      lowestMs: finite((narrowed ?? bounds).lowest),
      highestMs: finite((narrowed ?? bounds).highest),
      ...verdictOf(narrowed ?? bounds, stretch, { observed: narrowed !== undefined, agreeMs }),
    };
  });
}

/** Between which moments a stretch was written: between the looks, or closer, between its nearest neighbours that agree. */
function looksOf(stretches: readonly Stretch[], agreeing: readonly boolean[], index: number, looks: Looks): Looks {
  const before = stretches.findLast((_, other) => other < index && agreeing[other]);
  const after = stretches.find((_, other) => other > index && agreeing[other]);
  const earliest = Math.max(looks.earliest?.getTime() ?? -Infinity, before?.shownUntil.getTime() ?? -Infinity);
  const latest = Math.min(looks.latest.getTime(), after?.shownFrom.getTime() ?? Infinity);
  return { earliest: Number.isFinite(earliest) ? new Date(earliest) : null, latest: new Date(latest) };
}

function boundsOf({ shownFrom, shownUntil }: Stretch, { earliest, latest }: Looks): Bounds {
  return {
    lowest: shownUntil.getTime() - latest.getTime(),
    highest: earliest === null ? Infinity : shownFrom.getTime() - earliest.getTime(),
  };
}

/** The stretch of a comparison: the last one that had begun when the clock showed `shownAt`; -1 outside the looks. */
function stretchOf({ observedAt, shownAt, errorMs }: ClockObservation, stretches: readonly Stretch[], looks: Looks) {
  const possible = observedAt <= looks.latest && (looks.earliest === null || observedAt >= looks.earliest);
  return possible ? stretches.findLastIndex(({ shownFrom }) => shownFrom.getTime() - errorMs <= shownAt.getTime()) : -1;
}

/** Undefined if the comparison contradicts the certain bounds. */
function narrow({ lowest, highest }: Bounds, { observedAt, shownAt, errorMs }: ClockObservation): Bounds | undefined {
  const offset = shownAt.getTime() - observedAt.getTime();
  const bounds = { lowest: Math.max(lowest, offset - errorMs), highest: Math.min(highest, offset + errorMs) };
  return bounds.lowest <= bounds.highest ? bounds : undefined;
}

function agrees({ lowest, highest }: Bounds, agreeMs: number): boolean {
  return lowest <= agreeMs && highest >= -agreeMs;
}

function verdictOf(
  bounds: Bounds,
  { shownFrom }: Stretch,
  { observed, agreeMs }: { observed: boolean; agreeMs: number },
): Pick<Clock, 'offsetMs' | 'errorMs' | 'basis'> {
  const wasReset = shownFrom.getTime() < resetBefore;
  if (!observed && !wasReset && agrees(bounds, agreeMs)) return { offsetMs: 0, errorMs: 0, basis: 'agrees' };
  const errorMs = Math.ceil((bounds.highest - bounds.lowest) / 2);
  if (!(errorMs >= 0 && errorMs <= largestErrorMs)) return { offsetMs: null, errorMs: null, basis: 'unknown' };
  const offsetMs = Math.round((bounds.highest + bounds.lowest) / 2);
  return { offsetMs, errorMs, basis: observed ? 'observed' : 'bounds' };
}

function finite(ms: number): number | null {
  return Number.isFinite(ms) ? ms : null;
}

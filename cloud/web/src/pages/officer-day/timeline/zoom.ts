import { localOffsetMs } from '@rollcall/shared/rules/local-date';
/** The part of a time axis that is shown, in milliseconds. */
export interface Shown {
  from: number;
  to: number;
}

/** Nearer than this there is nothing more to see. */
const shortestMs = 60_000;

/** Shows so many times as much (below 1: less), with the instant `at` staying where it is. */
export function zoom(shown: Shown, whole: Shown, factor: number, at: number): Shown {
  const length = Math.min(Math.max((shown.to - shown.from) * factor, shortestMs), whole.to - whole.from);
  const place = (at - shown.from) / (shown.to - shown.from);
  return inside(at - place * length, length, whole);
}

/** Moves by a share of what is shown; negative: to earlier. */
export function pan(shown: Shown, whole: Shown, share: number): Shown {
  const length = shown.to - shown.from;
  return inside(shown.from + share * length, length, whole);
}

const aroundMs = 2 * 3_600_000;

/** What is shown first: the hours around a moment where one is asked for, or the usual time, if that is shorter or there is none. */
export function openedAt(at: number | undefined, { usual, whole }: { usual: Shown; whole: Shown }): Shown {
  if (at === undefined || at < whole.from || at > whole.to) return usual;
  const isNear = usual.to - usual.from <= 2 * aroundMs && at >= usual.from && at <= usual.to;
  return isNear ? usual : inside(at - aroundMs, Math.min(2 * aroundMs, whole.to - whole.from), whole);
}

function inside(from: number, length: number, whole: Shown): Shown {
  const start = Math.max(Math.min(Math.round(from), whole.to - Math.round(length)), whole.from);
  return { from: start, to: start + Math.round(length) };
}

const steps = [60_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000, 21_600_000];

/** Round instants for the scale, about a dozen or as many as there is room for. */
export function scaleOf({ from, to }: Shown, most = 12): number[] {
  const step = steps.find((one) => (to - from) / one <= most) ?? 43_200_000;
  const marks: number[] = [];
  for (let at = Math.ceil((from + localOffsetMs) / step) * step - localOffsetMs; at < to; at += step) marks.push(at);
  return marks;
}

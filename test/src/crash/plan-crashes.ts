import { type CrashPoint, keyOf } from './crash-point.ts';
import type { Aim } from './straced-agent.ts';
import type { Occurrence } from './watch-trace.ts';

/** All held-back calls of a run together take about so long, as long as each is held back for long enough. */
const heldBackMs = 4000;
const holdMs = { least: 15, most: 200 };

/** The distinct points of a run, each with its first occurrence. */
export function pointsOf(calls: readonly Occurrence[]): Map<string, Occurrence> {
  const points = new Map<string, Occurrence>();
  for (const occurrence of calls) {
    const key = keyOf(occurrence);
    const known = points.get(key);
    if (!known || occurrence.nth < known.nth) points.set(key, occurrence);
  }
  return points;
}

/** @param attempt from 1: what was missed is held back for longer, from earlier on */
export function aimAt({ call, kind, state, nth, nthOfAll }: Occurrence, attempt: number): Aim {
  const hold = Math.min(holdMs.most, Math.max(holdMs.least, Math.round(heldBackMs / nthOfAll)));
  // Another run may come to it with fewer calls.
  const from = Math.max(1, Math.floor((nth * 0.6) / attempt));
  return { call, nth: from, point: { call, kind, state }, holdMs: hold * attempt };
}

/** Any state-changing call of a run. */
export function aimAtRandom(calls: readonly Occurrence[], random: () => number): Aim {
  const chosen = calls[Math.floor(random() * calls.length)];
  if (!chosen) throw new Error('the run changed nothing');
  return { call: chosen.call, nth: chosen.nth, holdMs: holdMs.most };
}

/** So many of the points: one of each call and kind in turn. */
export function spread<Point extends CrashPoint>(
  points: readonly Point[],
  count: number,
  random: () => number,
): Point[] {
  const shuffled = points
    .map((point) => ({ point, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ point }) => point);
  const groups = [...Map.groupBy(shuffled, ({ call, kind }) => `${call} ${kind}`).values()];
  const longest = Math.max(0, ...groups.map((group) => group.length));
  const inTurn = Array.from({ length: longest }, (_, turn) => groups.flatMap((group) => group.slice(turn, turn + 1)));
  return inTurn.flat().slice(0, count);
}

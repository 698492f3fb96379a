import { leastSpotMinutes } from '@rollcall/shared/resources/spot-orders';
import { localDateOf } from '@rollcall/shared/rules/local-date';

const leastMs = leastSpotMinutes * 60_000;

/** From a moment up to another one, which isn't part of it. */
export interface Stretch {
  from: Date;
  to: Date;
}

/**
 * When somebody is on duty: his shifts without his leave, those that touch one another as one.
 * @returns in the order of time, apart from one another
 */
export function dutyOf(shifts: readonly Stretch[], leaves: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const shift of shifts.toSorted((a, b) => Number(a.from) - Number(b.from))) {
    const last = merged.at(-1);
    if (last && last.to >= shift.from) merged[merged.length - 1] = { from: last.from, to: later(last.to, shift.to) };
    else merged.push(shift);
  }
  return leaves.reduce<Stretch[]>((rest, leave) => rest.flatMap((one) => without(one, leave)), merged);
}

function without({ from, to }: Stretch, leave: Stretch): Stretch[] {
  if (leave.to <= from || to <= leave.from) return [{ from, to }];
  return [...(from < leave.from ? [{ from, to: leave.from }] : []), ...(leave.to < to ? [{ from: leave.to, to }] : [])];
}

const later = (one: Date, other: Date) => (one > other ? one : other);
const after = (at: Date) => new Date(at.getTime() + leastMs);

/** The duty at that moment, if there is still time to put something right in it. */
export function dutyAt(duty: readonly Stretch[], at: Date): Stretch | undefined {
  return duty.find(({ from, to }) => from <= at && after(at) <= to);
}

/** The same, or else the next one that begins on that local date. */
function dutyToday(duty: readonly Stretch[], at: Date): Stretch | undefined {
  const begins = ({ from, to }: Stretch) => from > at && after(from) <= to && localDateOf(from) === localDateOf(at);
  return dutyAt(duty, at) ?? duty.find(begins);
}

/** When something is due; `off_duty`: never today; `earliest`, `latest`: what was wanted lies outside of them. */
export type Due = { dueAt: Date } | 'off_duty' | { earliest: Date; latest: Date };

/** @param wanted null: until the end of his duty */
export function dueOf(duty: readonly Stretch[], { from: at, wanted }: { from: Date; wanted: Date | null }): Due {
  const stretch = dutyToday(duty, at);
  if (!stretch) return 'off_duty';
  const [earliest, latest] = [after(later(at, stretch.from)), stretch.to];
  const dueAt = wanted ?? latest;
  return dueAt < earliest || dueAt > latest ? { earliest, latest } : { dueAt };
}

/** Until when whoever saw it then has time: not less than half an hour of his duty. Undefined: he saw it when that isn't left. */
export function dueWhenSeen(
  duty: readonly Stretch[],
  { seenAt, dueAt }: { seenAt: Date; dueAt: Date },
): Date | undefined {
  return dutyAt(duty, seenAt) && later(dueAt, after(seenAt));
}

import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { ClockBreak } from './read-breaks.ts';

const dayMs = 86_400_000;

/** Breaks by the clock as moments: each at the first time that the clock shows it once the shift has begun. */
export function placeBreaks(breaks: readonly ClockBreak[], shiftStartsAt: Date): { startsAt: Date; endsAt: Date }[] {
  const midnight = startOfLocalDate(localDateOf(shiftStartsAt)).getTime();
  const firstFrom = (earliest: number, seconds: number) => {
    const at = midnight + seconds * 1000;
    return at >= earliest ? at : at + Math.ceil((earliest - at) / dayMs) * dayMs;
  };
  return breaks.map(({ from, to }) => {
    const startsAt = firstFrom(shiftStartsAt.getTime(), from);
    return { startsAt: new Date(startsAt), endsAt: new Date(firstFrom(startsAt + 1, to)) };
  });
}

import { localDateOf, startOfLocalDate } from '@rollcall/shared/local-date';

const minuteMs = 60_000;

/**
 * A local date, and an instant on it after which some minutes of that date are over already: for footage of just now that
 * lies on one date. In the first minutes after midnight it is yesterday.
 */
export function recentDay(now = Date.now()): { date: string; start: number } {
  const end = now - 5 * minuteMs;
  const date = localDateOf(new Date(end));
  return { date, start: Math.max(startOfLocalDate(date).getTime(), end - 5 * minuteMs) };
}

import type { ClockSpan, ShiftTemplateRow } from '@rollcall/shared/resources/shift-templates';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';

type Times = Pick<ShiftTemplateRow, 'from' | 'to' | 'breaks'>;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/**
 * The times of a template as instants: on the local date of `startsAt`, or, without it, on the first day on which the shift is
 * still to come. What the clock shows earlier than what comes before it is on the next day.
 */
export function placeTemplate({ from, to, breaks }: Times, startsAt: string | null | undefined, now: number) {
  const startOn = (date: string) => startOfLocalDate(date).getTime() + msOf(from);
  const today = localDateOf(now);
  const date = startsAt ? localDateOf(Date.parse(startsAt)) : startOn(today) > now ? today : addDays(today, 1);
  const start = startOn(date);
  return {
    ...instants(start, lengthOf({ from, to })),
    breaks: breaks.map((span) => instants(start + ((msOf(span.from) - msOf(from) + dayMs) % dayMs), lengthOf(span))),
  };
}

/** A span that ends when it begins takes a whole day. */
function lengthOf({ from, to }: ClockSpan): number {
  return (msOf(to) - msOf(from) + dayMs) % dayMs || dayMs;
}

function instants(start: number, lengthMs: number) {
  return { startsAt: new Date(start).toISOString(), endsAt: new Date(start + lengthMs).toISOString() };
}

/** Since midnight. */
function msOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * minuteMs;
}

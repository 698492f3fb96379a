const longestMs = 31 * 86_400_000;
const minuteMs = 60_000;

/** The time of a disputed check-out as it is asked for, 31 days at most; one that lasts, until now, in whole minutes. */
export function disputedTime(
  { fromAt, untilAt }: { fromAt: string; untilAt: string | null },
  now: number,
): { from: string; to: string } {
  const from = Date.parse(fromAt);
  const end = untilAt === null ? Math.ceil(now / minuteMs) * minuteMs : Date.parse(untilAt);
  const to = Math.min(Math.max(end, from + minuteMs), from + longestMs);
  return { from: fromAt, to: new Date(to).toISOString() };
}

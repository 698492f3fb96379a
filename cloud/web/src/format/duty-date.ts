/** Asia/Shanghai has no summer time since 1991. */
const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** The local date (Asia/Shanghai) of an instant, as `2026-11-24`. */
export function dutyDateOf(instant: number): string {
  return new Date(instant + offsetMs).toISOString().slice(0, 10);
}

/** The instant at which a local date begins. */
export function startOfDutyDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - offsetMs;
}

/** The local date so many days later; negative: earlier. */
export function addDays(date: string, days: number): string {
  return dutyDateOf(startOfDutyDate(date) + days * dayMs);
}

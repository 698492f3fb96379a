export interface DiskSample {
  at: Date;
  sizeBytes: number;
  freeBytes: number;
}

const dayMs = 86_400_000;
const trendMs = 7 * dayMs;

/**
 * In how many days the disk is full, by the line through the last seven days (least squares). Null when it doesn't fill, and
 * while less than a day is known: every evening would look like a full disk. A disk that was replaced or enlarged begins anew.
 * @param samples in order of time
 */
export function daysUntilFull(samples: readonly DiskSample[], now: Date): number | null {
  const last = samples.at(-1);
  if (last === undefined) return null;
  const other = samples.findLastIndex(({ sizeBytes }) => sizeBytes !== last.sizeBytes);
  const recent = samples.slice(other + 1).filter(({ at }) => now.getTime() - at.getTime() <= trendMs);
  const [first] = recent;
  if (first === undefined || last.at.getTime() - first.at.getTime() < dayMs) return null;
  const points = recent.map(({ at, freeBytes }) => ({ day: (at.getTime() - now.getTime()) / dayMs, freeBytes }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const day = mean(points.map((point) => point.day));
  const freeBytes = mean(points.map((point) => point.freeBytes));
  const slope =
    points.reduce((sum, point) => sum + (point.day - day) * (point.freeBytes - freeBytes), 0) /
    points.reduce((sum, point) => sum + (point.day - day) ** 2, 0);
  // From what is free now: where the line stands now may be more than there is.
  return slope < 0 ? Math.max(0, last.freeBytes) / -slope : null;
}

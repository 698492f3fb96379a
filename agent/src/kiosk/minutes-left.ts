const minuteMs = 60_000;
/** The most that GA/T 947.2 lets a recorder write in an hour of 1080p. */
const mostBytesPerMinute = 2.6e9 / 60;
/** Less footage than this doesn't say how much the recorder writes. */
const enoughMs = 10 * minuteMs;

/** Whole minutes that fit on the card, at the rate of the footage on it; without enough of it, at the highest rate. */
export function minutesLeft(freeBytes: number, recorded: { recordedBytes: number; recordedMs: number }): number {
  const measured = recorded.recordedMs >= enoughMs ? (recorded.recordedBytes / recorded.recordedMs) * minuteMs : 0;
  return Math.floor(freeBytes / (measured > 0 ? measured : mostBytesPerMinute));
}

import type { Clock } from '../runtime/clock.ts';

export type HqClock = {
  /** HQ's time as last learned, carried on by the monotonic clock; the station's own before anything was learned. */
  now(): Date;
  /** Learns from the `Date` header of an answer by HQ. */
  observe(dateHeader: string | null): void;
};

/** Station clocks are wrong by hours, and tokens live for an hour: their times follow HQ. */
export function createHqClock(clock: Clock): HqClock {
  let learned: { hqMs: number; monotonicMs: number } | undefined;
  return {
    now: () => (learned ? new Date(learned.hqMs + clock.monotonicMs() - learned.monotonicMs) : clock.wall()),
    observe(dateHeader) {
      const hqMs = Date.parse(dateHeader ?? '');
      if (!Number.isNaN(hqMs)) learned = { hqMs, monotonicMs: clock.monotonicMs() };
    },
  };
}

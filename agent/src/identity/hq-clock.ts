import type { Clock } from '../runtime/clock.ts';

export type HqClock = {
  /** HQ's time as last learned, carried on by the monotonic clock; the station's own before anything was learned. */
  now(): Date;
  /** Learns from the `Date` header of an answer by HQ. */
  observe(dateHeader: string | null): void;
  /** Since HQ was last heard; null before the first time. */
  sinceHeardMs(): number | null;
  /** By how much HQ's clock is ahead of the station's; null before HQ was heard. */
  aheadMs(): number | null;
};

/** Station clocks are wrong by hours, and tokens live for an hour: their times follow HQ. */
export function createHqClock(clock: Clock): HqClock {
  let learned: { hqMs: number; monotonicMs: number } | undefined;
  const sinceHeardMs = () => (learned ? clock.monotonicMs() - learned.monotonicMs : null);
  const now = () => (learned ? new Date(learned.hqMs + clock.monotonicMs() - learned.monotonicMs) : clock.wall());
  return {
    now,
    sinceHeardMs,
    aheadMs: () => (learned ? now().getTime() - clock.wall().getTime() : null),
    observe(dateHeader) {
      const hqMs = Date.parse(dateHeader ?? '');
      if (!Number.isNaN(hqMs)) learned = { hqMs, monotonicMs: clock.monotonicMs() };
    },
  };
}

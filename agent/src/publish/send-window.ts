import type { SealedBatch } from '../outbox/outbox.ts';

/**
 * What is under way to HQ without a receipt, and when to lose patience.
 *
 * The time until sending again follows RFC 6298: smoothed round trip from send to receipt plus four times its deviation,
 * never measured on a batch that was sent twice, doubled each time it runs out, back to normal when a receipt moves on.
 */
export type SendWindow = {
  /** Seq of the last event sent. */
  position(): number;
  hasRoom(): boolean;
  sent(batch: SealedBatch, nowMs: number): void;
  /** A receipt released up to here. */
  released(through: number, nowMs: number): void;
  /** Sends again from the event after `through`: on a new connection, or when HQ went back. */
  restart(through: number): void;
  /** When to call `timedOut`; undefined with nothing under way. */
  deadlineMs(): number | undefined;
  /** Starts over after what is released, with twice the patience. */
  timedOut(): void;
};

type Limits = { maxBatches: number; maxBytes: number; minTimeoutMs: number; maxTimeoutMs: number };

const defaults: Limits = { maxBatches: 32, maxBytes: 4 * 1024 * 1024, minTimeoutMs: 2000, maxTimeoutMs: 60_000 };

export function createSendWindow(limits: Partial<Limits> = {}): SendWindow {
  const { maxBatches, maxBytes, minTimeoutMs, maxTimeoutMs } = { ...defaults, ...limits };
  let through = 0;
  let position = 0;
  let highestSent = 0;
  let lastProgressMs = 0;
  let underWay: { lastSeq: number; sizeBytes: number; sentMs: number; again: boolean }[] = [];
  let smoothedMs: number | undefined;
  let deviationMs = 0;
  let doublings = 0;

  function measure(roundTripMs: number): void {
    if (smoothedMs === undefined) {
      smoothedMs = roundTripMs;
      deviationMs = roundTripMs / 2;
      return;
    }
    deviationMs = 0.75 * deviationMs + 0.25 * Math.abs(smoothedMs - roundTripMs);
    smoothedMs = 0.875 * smoothedMs + 0.125 * roundTripMs;
  }

  function timeoutMs(): number {
    const patienceMs = Math.max(minTimeoutMs, (smoothedMs ?? 0) + 4 * deviationMs);
    return Math.min(maxTimeoutMs, patienceMs * 2 ** Math.min(doublings, 16));
  }

  function restart(from: number): void {
    through = from;
    position = from;
    underWay = [];
  }

  return {
    position: () => position,
    hasRoom: () =>
      underWay.length < maxBatches && underWay.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) < maxBytes,
    sent(batch, nowMs) {
      underWay.push({
        lastSeq: batch.lastSeq,
        sizeBytes: batch.jws.length,
        sentMs: nowMs,
        again: batch.firstSeq <= highestSent,
      });
      position = batch.lastSeq;
      highestSent = Math.max(highestSent, batch.lastSeq);
    },
    released(to, nowMs) {
      if (to <= through) return;
      const newest = underWay.findLast(({ lastSeq }) => lastSeq <= to);
      if (newest && !newest.again) measure(nowMs - newest.sentMs);
      underWay = underWay.filter(({ lastSeq }) => lastSeq > to);
      through = to;
      position = Math.max(position, to);
      lastProgressMs = nowMs;
      doublings = 0;
    },
    restart,
    deadlineMs() {
      const oldest = underWay[0];
      return oldest && Math.max(oldest.sentMs, lastProgressMs) + timeoutMs();
    },
    timedOut() {
      doublings += 1;
      restart(through);
    },
  };
}

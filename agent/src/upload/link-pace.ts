/**
 * How many parts may be sent at the same time, by what the link does with them.
 *
 * A link that breaks takes with it what was on its way, so no more is sent at once than the link needs to be full. It begins with
 * one part. Where a part takes a moment, little can be lost: one more is added each time, as many as are allowed. Else one more is
 * tried now and then, and stays if more gets through, as over a link of much delay or loss. Where parts take long, fewer are tried,
 * and stay if as much gets through. A broken link halves the number, because perhaps nothing came through whole.
 */
export type LinkPace = {
  /** Parts that may be sent at the same time now. */
  limit(): number;
  /** The connections took so many bytes. */
  sent(bytes: number): void;
  /** The store has a part that was sent from `startedMs` to `nowMs` (monotonic). */
  stored(part: { startedMs: number; nowMs: number }): void;
  /** The connection broke under a part. */
  broke(nowMs: number): void;
  /** There was less to send than might have been: what is measured says nothing of the link. */
  idled(): void;
  /** What the link took when it was last full; null: not known yet. */
  bytesPerSecond(): number | null;
};

/** Parts that take no longer than this are sent as many at once as are allowed. */
const quickMs = 250;
/** Above this, fewer at once are tried. */
const slowMs = 2500;
/** Fewer that bring this part of what more brought are enough. */
const enough = 0.85;
/** One more is worth it only for so much more. */
const worthwhile = 1.15;
/** After a trial failed or the link broke, this long until the next trial in that direction. */
const settledMs = 5 * 60_000;
/** Before more is tried for the first time, the link has to hold for so long. */
const unbrokenMs = 60_000;

/** From the end of one part to the end of as many further ones as were sent at once, and one more. */
type Window = { startedMs: number; sentBefore: number; parts: number; partMs: number };
type Trial = { from: number; bytesPerSecond: number; direction: 'fewer' | 'more' };

export function createLinkPace({ max }: { max: number }): LinkPace {
  let limit = 1;
  let window: Window | undefined;
  let trial: Trial | undefined;
  let measured: number | null = null;
  let sentBytes = 0;
  /** Parts that began earlier were sent beside more or fewer others. */
  let changedMs = Number.NEGATIVE_INFINITY;
  let noFewerUntilMs = Number.NEGATIVE_INFINITY;
  let noMoreUntilMs: number | undefined;

  function settleTrial(rate: number, nowMs: number): boolean {
    if (!trial) return false;
    const { from, bytesPerSecond, direction } = trial;
    trial = undefined;
    const needed = direction === 'fewer' ? enough : worthwhile;
    if (rate >= bytesPerSecond * needed) {
      if (direction === 'fewer') return false;
      noMoreUntilMs = nowMs;
      noFewerUntilMs = nowMs + settledMs;
      return false;
    }
    limit = from;
    if (direction === 'fewer') noFewerUntilMs = nowMs + settledMs;
    else noMoreUntilMs = nowMs + settledMs;
    return true;
  }

  function judge({ sentBefore, startedMs, parts, partMs }: Window, nowMs: number): void {
    const rate = ((sentBytes - sentBefore) * 1000) / Math.max(1, nowMs - startedMs);
    measured = rate;
    if (settleTrial(rate, nowMs)) return;
    const eachMs = partMs / parts;
    if (eachMs <= quickMs) limit = Math.min(max, limit + 1);
    else if (eachMs > slowMs && limit > 1 && nowMs >= noFewerUntilMs) {
      trial = { from: limit, bytesPerSecond: rate, direction: 'fewer' };
      limit = Math.max(1, Math.floor((limit * slowMs) / eachMs));
    } else if (limit < max && nowMs >= (noMoreUntilMs ?? 0)) {
      trial = { from: limit, bytesPerSecond: rate, direction: 'more' };
      limit += 1;
      noMoreUntilMs = nowMs + settledMs;
    }
  }

  return {
    limit: () => limit,
    bytesPerSecond: () => measured,
    sent(bytes) {
      sentBytes += bytes;
    },
    stored({ startedMs, nowMs }) {
      noMoreUntilMs ??= nowMs + unbrokenMs;
      if (startedMs < changedMs) return;
      if (window) {
        window.parts += 1;
        window.partMs += nowMs - startedMs;
        if (window.parts <= limit) return;
        const before = limit;
        judge(window, nowMs);
        window = undefined;
        if (limit !== before) {
          changedMs = nowMs;
          return;
        }
      }
      window = { startedMs: nowMs, sentBefore: sentBytes, parts: 0, partMs: 0 };
    },
    broke(nowMs) {
      window = undefined;
      trial = undefined;
      limit = Math.max(1, Math.floor(limit / 2));
      changedMs = nowMs;
      noMoreUntilMs = nowMs + settledMs;
    },
    idled() {
      window = undefined;
    },
  };
}

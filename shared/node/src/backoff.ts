export type Backoff = {
  /** Milliseconds to wait before the next try; each call expects the try before it to have failed. */
  next(): number;
  reset(): void;
};

/** Capped exponential with full jitter, no attempt limit: a station tries for ever, and never in step with the others. */
export function createBackoff({
  baseMs,
  capMs,
  random = Math.random,
}: {
  baseMs: number;
  capMs: number;
  random?: () => number;
}): Backoff {
  let failures = 0;
  return {
    next() {
      const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(failures, 30));
      failures += 1;
      return Math.ceil(random() * ceiling);
    },
    reset() {
      failures = 0;
    },
  };
}

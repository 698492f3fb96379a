import { setTimeout as delay } from 'node:timers/promises';

const mostBytes = 512 * 1024;
const leastBytes = 16 * 1024;
/** How many chunks a second are sent under a cap: short enough that others on the line don't notice them. */
const chunksPerSecond = 8;

/** Holds all uploads of a station together to so many bytes per second, evenly. The cap may change at any time. */
export type SendCap = {
  /** Resolves when these bytes may be sent, undefined: at once. Rejects only with the signal's reason. */
  admit(bytes: number, signal: AbortSignal): Promise<void> | undefined;
  /** Bytes that are best sent at a time. */
  chunkBytes(): number;
};

export function createSendCap({
  bytesPerSecond,
  monotonicMs = () => performance.now(),
  sleep = (ms, signal) => delay(ms, undefined, { signal }),
}: {
  /** null: no cap. */
  bytesPerSecond: () => number | null;
  monotonicMs?: () => number;
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}): SendCap {
  /** When all that was admitted so far is sent at the speed of the cap. */
  let sentUpToMs = Number.NEGATIVE_INFINITY;
  return {
    admit(bytes, signal) {
      const cap = bytesPerSecond();
      if (cap === null) return undefined;
      const nowMs = monotonicMs();
      const startMs = Math.max(nowMs, sentUpToMs);
      sentUpToMs = startMs + (bytes * 1000) / cap;
      return startMs > nowMs ? sleep(startMs - nowMs, signal) : undefined;
    },
    chunkBytes() {
      const cap = bytesPerSecond();
      if (cap === null) return mostBytes;
      return Math.min(mostBytes, Math.max(leastBytes, Math.floor(cap / chunksPerSecond)));
    },
  };
}

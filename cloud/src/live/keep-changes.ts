import type { LiveMessage } from '@rollcall/shared/http/live';

const keepMs = 60_000;

/**
 * Keeps the changes of the last minute for pages that begin to listen. Of equal messages it keeps the newest. `most` bounds the
 * memory: the oldest of more messages go before their minute is over.
 */
export function keepChanges({ most = 500 } = {}) {
  /** The oldest first. */
  const byText = new Map<string, { message: LiveMessage; atMs: number }>();
  let completeSinceMs = performance.now();
  const forgetOld = () => {
    for (const [text, { atMs }] of byText) {
      if (byText.size <= most && performance.now() - atMs <= keepMs) return;
      byText.delete(text);
      completeSinceMs = atMs;
    }
  };
  return {
    keep(message: LiveMessage): void {
      const text = JSON.stringify(message);
      byText.delete(text);
      byText.set(text, { message, atMs: performance.now() });
      forgetOld();
    },
    /** The oldest first. No message of the last `keptMs` is missing. */
    kept(): { keptMs: number; messages: { message: LiveMessage; agoMs: number }[] } {
      forgetOld();
      const nowMs = performance.now();
      const messages = [...byText.values()].map(({ message, atMs }) => ({ message, agoMs: nowMs - atMs }));
      return { keptMs: nowMs - completeSinceMs, messages };
    },
  };
}
